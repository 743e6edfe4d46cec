"""Surface features that show whether a sentence is understood alone."""

import re
from dataclasses import dataclass
from itertools import pairwise

from summarizer.lexical.lexicon import MONTHS, WEEKDAYS

_TO_BE = r"(?:is|are|was|were|will be|has been|have been|had been|may be|remains|['’]s)"
# Openings that refer to the sentence before.
_PRONOUN = re.compile(
    r"(?:he|she|they|his|her|their|him|them|its|these|those|such|both|neither|the (?:former|latter|two|pair|three|trio)"
    r"|[\w’'-]{1,20} of (?:them|us|you|it|these(?! days)|those(?! (?:who|which|that|[\w’'-]{1,20}ed)\b))"
    r"|the (?:first|second|third|fourth|fifth|others?)(?= (?:is|was|are|were|has|had|came)\b)"
    r"|(?:(?:in|during|at|on|from|to|by|later) )?(?:another|the (?:same|other))(?! (?:time|day|hand)\b)"
    r"|it(?! "
    + _TO_BE
    + r" (?:not |also |still |now )?(?:immediately |yet )?(?:un)?(?:clear|likely|known|possible|expected"
    r"|believed|thought|understood|estimated|hoped|reported|feared)\b)"
    r"|this(?! (?:week|month|year|season|summer|autumn|fall|winter|spring|morning|afternoon|evening|time|past"
    r"|coming)\b)|that(?! (?:week|month|year|day|night|morning|afternoon|evening)\b)"
    r"|there(?! " + _TO_BE + r"|['’]s))\b",
    re.IGNORECASE,
)
_TIMES = "|".join((*MONTHS, *WEEKDAYS, "christmas"))
# "Two of those cells are idle", "The operator caught this error": a demonstrative near the beginning refers to the
# sentence before, unless the next words say what is meant ("those who …").
_DEMONSTRATIVE = re.compile(
    r"[^,;:“”\"()]{0,80}?\b(?:(?:these|those)(?! (?:who|whom|whose|that|which|with|in|of|at|from|on|for|to|are|were|is"
    r"|not|more|most|less|days|[\w-]{1,20}(?:ed|ing|ible|able)|hurt|left|held|made|sent|seen|found|millions|thousands"
    r"|hundreds)\b)|this(?! (?:week|weekend|month|year|season|summer|autumn|fall|winter|spring|morning|afternoon"
    r"|evening|night|time|past|coming|day|date|decade|century|"
    + _TIMES
    + r"|country|city|town|nation|region|area|state|world|corner|part|side|point"
    r"|stage|far|much|many|is|was|has|had|will|would|could|can|may|might|should|means|and|or|but|to|in|into|on|at|as|by"
    r"|for|from"
    r"|since|when|because|with|that|not|does|doesn|did|right|really|happen\w{0,2}|one|the|an?)\b)) [a-z]",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"(?:i|we|you|my|our|your)\b", re.IGNORECASE)
# Openings that continue the sentence before.
_CONNECTIVE = re.compile(
    r"(?:but|and|or|so|yet|nor|however|moreover|furthermore|additionally|meanwhile|instead|nevertheless|nonetheless"
    r"|therefore|thus|hence|also|besides|still|then|otherwise|likewise|similarly|consequently|in addition|in contrast"
    r"|by contrast|on the other hand|for example|for instance|as a result|at the same time|that said|in turn|in fact"
    r"|indeed|of course"
    r"|after all|because of this|in other words|(?:yes|no)(?=[.,!]))\b",
    re.IGNORECASE,
)
# A set and not a pattern: compiling the pattern would take longer than searching a few articles.
_REPORTING_VERBS = frozenset(
    """
    said says saying adds added adding told tells wrote writes asks asked explains explained notes noted continues
    continued replies replied responds responded recalls recalled insists insisted argues argued tweets tweeted posts
    posted testifies testified warns warned announces announced declares declared states stated claims claimed admits
    admitted acknowledges acknowledged jokes joked concludes concluded remarks remarked read reads calls called reports
    reported comments commented observes observed predicts predicted urges urged promises promised pledges pledged vows
    vowed denies denied shouts shouted yells yelled
    """.split()
)
_WORD = re.compile(r"\w+")
# A pronoun and the word after it, "he said".
_PRONOUN_SUBJECT = re.compile(r"\b(?:he|she|they|it) (?:also |later )?(?=(\w{2,20}))", re.IGNORECASE)
_TEASER = re.compile(
    r"(?:here(?:'s| is| are|’s)|find out|read on|stay tuned|see (?:also|below|above)|scroll|click|check out|watch"
    r"|listen"
    r"|look at)\b",
    re.IGNORECASE,
)
# "Edited by …": a note on how the text was made, without a subject. After a comma a main clause would follow.
_IMPRINT = re.compile(
    r"(?:prepared|compiled|written|edited|reported|published|updated|posted|translated|produced|photographed)"
    r" (?:with|by|on|at|from|in|for)\b[^,]*$",
    re.IGNORECASE,
)
# "Hazard: …", "Sold at: …": a line of a form, not a sentence. A quotation after the colon is one, and so is a figure
# ("Deaths: 1,612"), which readers of reports look for.
_LABEL = re.compile(r"[^\W\d_][\w’'&/-]{0,30}(?: [\w’'&/-]{1,30}){0,3}: (?![“\"‘'\d]|about \d)")
# A line of a table. Three items or more that end in a figure, "Red 31.8, Blue 29.6, the Greens 12.4."; names and one
# figure, "Red, Blue: 61."; figures after a colon, "In seats: 56, 52 and 9."
_TABLE_ROW = re.compile(
    r"(?:[^,;\d]{0,40}+\d[\d.]{0,10}+%?[,;] ){2,40}+[^,;\d]{0,40}+\d[\d.]{0,10}+%?\.?$"
    r"|(?:[^,;:\d]{1,40}+, ){1,10}+[^,;:\d]{1,40}+: \d[\d.,]{0,12}+%?\.?$"
    r"|[^,;:]{1,60}+: (?:\d[\d.]{0,12}+%?(?:, | and |, and )){1,20}+\d[\d.]{0,12}+%?\.?$"
)
_ELLIPSES = ("…", "...")
# Closing quotation marks and brackets, and the full stops before them that end a statement.
_CLOSERS = "\"'”’»›)]」』】）"
_FULL_STOPS = frozenset(".!。！｡।۔።։…")
_QUOTATION = re.compile(r"“[^“”]*”?|\"[^\"]*\"?")
# A straight quotation mark opens after a blank or a bracket, and closes elsewhere.
QUOTATION_MARK = re.compile(r"(?P<open>“|(?:(?<=[\s(\[—–-])|^)\")|(?P<close>”|\")")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
# No match of `_PRONOUN_SUBJECT` is longer.
_MOST_CHARACTERS_OF_SUBJECT = 40
LINE_ORNAMENTS = " \t\u00a0([—–-•*"
QUOTES = "“\"‘'"


@dataclass(frozen=True, slots=True)
class SurfaceFeatures:
    """Features of a sentence that can be read off its characters.

    Attributes:
        is_complete: It is a statement with a beginning and an end: no question, teaser or line that breaks off.
        is_resolved: Its beginning does not refer to the sentence before: no pronoun, connective or unnamed speaker.
        names_speaker: It names somebody outside its quotations, or attributes them with a verb of saying.
        begins_inside: It closes a quotation that it did not open.
        ends_inside: It opens a quotation and does not close it.
    """

    is_complete: bool
    is_resolved: bool
    names_speaker: bool
    begins_inside: bool
    ends_inside: bool


def surface_features(text: str) -> SurfaceFeatures:
    """Return the surface features of a sentence."""
    opening = text.lstrip(LINE_ORNAMENTS)
    has_marks = '"' in text or "“" in text or "”" in text
    marks = [match.lastgroup for match in QUOTATION_MARK.finditer(text)] if has_marks else []
    begins_inside, ends_inside = marks[:1] == ["close"], marks[-1:] == ["open"]
    # What the writer says: the text without its quotations, also those that begin before it or end after it.
    unquoted = _QUOTATION.sub(" ", f"“{opening}" if begins_inside else opening) if has_marks else opening
    # The first letter is always a capital, so that it does not show a name.
    indent = len(unquoted) - len(unquoted.lstrip()) + 1
    name = _NAME.search(unquoted[indent:])
    return SurfaceFeatures(
        is_complete=_is_statement(text, opening),
        is_resolved=not _refers_back(opening)
        and not _begins_with_unnamed_speaker(unquoted, indent + name.start() if name else len(unquoted)),
        names_speaker=name is not None or _attributes(unquoted),
        begins_inside=begins_inside,
        ends_inside=ends_inside,
    )


def _is_statement(text: str, opening: str) -> bool:
    """Return whether the text has a beginning and an end, and is neither a teaser nor a line of a form or a table."""
    # The slower patterns are tried only where they can match.
    return (
        text.rstrip(_CLOSERS)[-1:] in _FULL_STOPS
        and not text.endswith(_ELLIPSES)
        and not opening[:1].islower()
        and not _TEASER.match(opening)
        and not _IMPRINT.match(opening)
        and not (": " in opening and _LABEL.match(opening))
        and not (opening.rstrip(".,%")[-1:].isdecimal() and _TABLE_ROW.match(opening))
    )


def _refers_back(opening: str) -> bool:
    """Return whether the beginning of a sentence continues the sentence before or refers to it."""
    if _CONNECTIVE.match(opening.lstrip(QUOTES)):
        return True
    # Inside a quotation "I", "they" and "this" are the speaker's words, so quotation marks are not skipped here.
    return bool(_PRONOUN.match(opening) or _DEMONSTRATIVE.match(opening) or _FIRST_PERSON.match(opening))


def _begins_with_unnamed_speaker(unquoted: str, first_name: int) -> bool:
    """Return whether "he said" comes before the first name.

    Args:
        unquoted: The sentence without its quotations.
        first_name: Offset of the first name in it.
    """
    found = _PRONOUN_SUBJECT.finditer(unquoted, 0, first_name + _MOST_CHARACTERS_OF_SUBJECT)
    return any(subject.start() <= first_name and subject[1].lower() in _REPORTING_VERBS for subject in found)


def _attributes(unquoted: str) -> bool:
    """Return whether a text contains a verb of saying or "according to"."""
    words = _WORD.findall(unquoted.lower())
    return not _REPORTING_VERBS.isdisjoint(words) or ("according", "to") in pairwise(words)
