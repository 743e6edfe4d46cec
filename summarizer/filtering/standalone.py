"""How well a sentence is understood alone."""

import re
from dataclasses import dataclass
from itertools import pairwise

from summarizer.lexical.lexicon import MONTHS, WEEKDAYS

_TO_BE = r"(?:is|are|was|were|will be|has been|have been|had been|may be|remains|['’]s)"
# Openings whose subject stands in the sentence before.
_PRONOUN = re.compile(
    r"(?:he|she|they|his|her|their|him|them|its|these|those|such|both|neither|the (?:former|latter|two|pair|three|trio)"
    r"|[\w’'-]{1,20} of (?:them|us|you|it|these(?! days)|those(?! (?:who|which|that|[\w’'-]{1,20}ed)\b))"
    r"|the (?:first|second|third|fourth|fifth|others?)(?= (?:is|was|are|were|has|had|came)\b)"
    r"|(?:(?:in|during|at|on|from|to|by|later) )?(?:another|the (?:same|other))(?! (?:time|day|hand)\b)"
    r"|it(?! "
    + _TO_BE
    + r" (?:not |also |still |now )?(?:immediately |yet )?(?:un)?(?:clear|likely|known|possible|expected"
    r"|believed|thought|understood|estimated|hoped|reported|feared)\b)"
    r"|this(?! (?:week|month|year|season|summer|autumn|fall|winter|spring|morning|afternoon|evening|time|past|coming)\b)"
    r"|that(?! (?:week|month|year|day|night|morning|afternoon|evening)\b)"
    r"|there(?! " + _TO_BE + r"|['’]s))\b",
    re.IGNORECASE,
)
_TIMES = "|".join((*MONTHS, *WEEKDAYS, "christmas"))
# "Two of those cells are idle", "The operator caught this error": what is meant was named before, unless the sentence itself
# has come far enough to name it, or goes on to say which ("those who …").
_POINTING = re.compile(
    r"[^,;:“”\"()]{0,80}?\b(?:(?:these|those)(?! (?:who|whom|whose|that|which|with|in|of|at|from|on|for|to|are|were|is|not|more"
    r"|most|less|days|[\w-]{1,20}(?:ed|ing|ible|able)|hurt|left|held|made|sent|seen|found|millions|thousands|hundreds)\b)"
    r"|this(?! (?:week|weekend|month|year|season|summer|autumn|fall|winter|spring|morning|afternoon|evening|night|time|past"
    r"|coming|day|date|decade|century|"
    + _TIMES
    + r"|country|city|town|nation|region|area|state|world|corner|part|side|point"
    r"|stage|far|much|many|is|was|has|had|will|would|could|can|may|might|should|means|and|or|but|to|in|into|on|at|as|by|for|from"
    r"|since|when|because|with|that|not|does|doesn|did|right|really|happen\w{0,2}|one|the|an?)\b)) [a-z]",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"(?:i|we|you|my|our|your)\b", re.IGNORECASE)
# Openings that tie a sentence to the one before without hiding its subject.
_CONNECTIVE = re.compile(
    r"(?:but|and|or|so|yet|nor|however|moreover|furthermore|additionally|meanwhile|instead|nevertheless|nonetheless|therefore"
    r"|thus|hence|also|besides|still|then|otherwise|likewise|similarly|consequently|in addition|in contrast|by contrast"
    r"|on the other hand|for example|for instance|as a result|at the same time|that said|in turn|in fact|indeed|of course"
    r"|after all|because of this|in other words|(?:yes|no)(?=[.,!]))\b",
    re.IGNORECASE,
)
# Looked up, not matched: as a pattern they would take longer to compile than to be met with in a few articles.
_SAYING = frozenset(
    """
    said says saying adds added adding told tells wrote writes asks asked explains explained notes noted continues continued
    replies replied responds responded recalls recalled insists insisted argues argued tweets tweeted posts posted testifies
    testified warns warned announces announced declares declared states stated claims claimed admits admitted acknowledges
    acknowledged jokes joked concludes concluded remarks remarked read reads calls called reports reported comments commented
    observes observed predicts predicted urges urged promises promised pledges pledged vows vowed denies denied shouts shouted
    yells yelled
    """.split()
)
_WORD = re.compile(r"\w+")
_UNNAMED = re.compile(r"\b(?:he|she|they|it) (?:also |later )?(?=(\w{2,20}))", re.IGNORECASE)
_TEASER = re.compile(
    r"(?:here(?:'s| is| are|’s)|find out|read on|stay tuned|see (?:also|below|above)|scroll|click|check out|watch|listen"
    r"|look at)\b",
    re.IGNORECASE,
)
# A note on the making of the text, without a subject; a comma would bring the main clause.
_IMPRINT = re.compile(
    r"(?:prepared|compiled|written|edited|reported|published|updated|posted|translated|produced|photographed)"
    r" (?:with|by|on|at|from|in|for)\b[^,]*$",
    re.IGNORECASE,
)
# "Hazard: …", "Sold at: …": a line of a form, not a sentence. A speaker's words behind the colon are one, and a figure ("Deaths:
# 1,612") is what a reader of reports looks for.
_LABEL = re.compile(r"[^\W\d_][\w’'&/-]{0,30}(?: [\w’'&/-]{1,30}){0,3}: (?![“\"‘'\d]|about \d)")
# "Red 31.8, Blue 29.6, the Greens 12.4.": at least three items that end in a figure, and nothing else;
# "Red, Blue: 61."; figures in a row behind a colon, as in "In seats: 56, 52 and 9."
_TABLE_ROW = re.compile(
    r"(?:[^,;\d]{0,40}+\d[\d.]{0,10}+%?[,;] ){2,40}+[^,;\d]{0,40}+\d[\d.]{0,10}+%?\.?$"
    r"|(?:[^,;:\d]{1,40}+, ){1,10}+[^,;:\d]{1,40}+: \d[\d.,]{0,12}+%?\.?$"
    r"|[^,;:]{1,60}+: (?:\d[\d.]{0,12}+%?(?:, | and |, and )){1,20}+\d[\d.]{0,12}+%?\.?$"
)
_BREAKS_OFF = ("…", "...")
# What closes a quotation, and the last character of a statement before it.
_CLOSERS = "\"'”’»›)]」』】）"
_FULL_STOPS = frozenset(".!。！｡।۔።։…")
_QUOTATION = re.compile(r"“[^“”]*”?|\"[^\"]*\"?")
# A straight quotation mark opens after a blank or a bracket, and closes elsewhere.
MARK = re.compile(r"(?P<open>“|(?:(?<=[\s(\[—–-])|^)\")|(?P<close>”|\")")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
# Longer than what `_UNNAMED` looks at.
_SAYING_REACH = 40
ORNAMENT = " \t\u00a0([—–-•*"
QUOTES = "“\"‘'"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader meets in a sentence that stands alone.

    Attributes:
        is_complete: A statement with a beginning and an end: no question, teaser or line that breaks off.
        is_resolved: It opens with nothing whose meaning stands in the sentence before: no pronoun, connective or speaker
            without a name.
        is_attributed: Somebody is named outside its quotations.
        begins_inside: It closes a quotation that it did not open.
        ends_inside: It leaves a quotation open.
    """

    is_complete: bool
    is_resolved: bool
    is_attributed: bool
    begins_inside: bool
    ends_inside: bool


def read(text: str) -> Reading:
    """What a reader meets in a sentence, see `Reading`."""
    opening = text.lstrip(ORNAMENT)
    has_marks = '"' in text or "“" in text or "”" in text
    marks = [match.lastgroup for match in MARK.finditer(text)] if has_marks else []
    # Where a quotation runs over, what stands before its end or behind its beginning is not told by the writer.
    begins_inside, ends_inside = marks[:1] == ["close"], marks[-1:] == ["open"]
    told = _QUOTATION.sub(" ", f"“{opening}" if begins_inside else opening) if has_marks else opening
    # The first letter is always a capital.
    indent = len(told) - len(told.lstrip()) + 1
    name = _NAME.search(told[indent:])
    return Reading(
        is_complete=_is_statement(text, opening),
        is_resolved=not _opens_unresolved(opening)
        and not _begins_with_unnamed_speaker(told, indent + name.start() if name else len(told)),
        is_attributed=name is not None or _tells_of_saying(told),
        begins_inside=begins_inside,
        ends_inside=ends_inside,
    )


def _is_statement(text: str, opening: str) -> bool:
    """Whether it has a beginning and an end, and is neither a teaser nor a line of a form or a table."""
    # The slower patterns only where they could be met.
    return (
        text.rstrip(_CLOSERS)[-1:] in _FULL_STOPS
        and not text.endswith(_BREAKS_OFF)
        and not opening[:1].islower()
        and not _TEASER.match(opening)
        and not _IMPRINT.match(opening)
        and not (": " in opening and _LABEL.match(opening))
        and not (opening.rstrip(".,%")[-1:].isdecimal() and _TABLE_ROW.match(opening))
    )


def _opens_unresolved(opening: str) -> bool:
    if _CONNECTIVE.match(opening.lstrip(QUOTES)):
        return True
    # Within a quotation "I", "they" and "this" are the speaker's; what it needs is a speaker.
    return bool(_PRONOUN.match(opening) or _POINTING.match(opening) or _FIRST_PERSON.match(opening))


def _begins_with_unnamed_speaker(told: str, first_name: int) -> bool:
    """Whether "he said" comes before any name, of which the first stands at such an offset."""
    found = _UNNAMED.finditer(told, 0, first_name + _SAYING_REACH)
    return any(unnamed.start() <= first_name and unnamed[1].lower() in _SAYING for unnamed in found)


def _tells_of_saying(told: str) -> bool:
    words = _WORD.findall(told.lower())
    return not _SAYING.isdisjoint(words) or ("according", "to") in pairwise(words)
