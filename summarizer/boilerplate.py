"""What surrounds the news on a page: appeals, share bars, captions, bylines, headlines. Marked, never chosen; offsets stay."""

import re
from collections.abc import Sequence

from summarizer.models import Sentence

_END = re.compile(r"[.!?。！？｡।؟۔።։។။…:;,][\"'”’»›)\]」』】）]*$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"

# What a sentence is by its own words, wherever it stands. First match names the reason.
_BY_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (
            "related link",
            r"^\W*(?:also read|read also|read more|read next|read the full|see also|more (?:on|from|about) |related(?: stor| art|:| cont| link)|in case you missed|"
            r"don['’]t miss|you may also like|recommended(?: for you|:)|most (?:read|popular|viewed|shared|commented)|popular (?:articles|stories|posts|now)|"
            r"latest (?:stories|news|headlines|from)|top stories|trending|editor['’]?s['’]? (?:picks|choice)|more stories|further reading|next up\b|elsewhere on\b|"
            r"what to read|background:|explainer:|in pictures\b|in photos\b|gallery:|opinion:|podcast:|video:|quiz:|map:)",
        ),
        (
            "live link",
            r"^\W*(?:watch(?: (?:live|now|again|the|this|our|more|:)|:)|listen(?: (?:live|now|again|back|to (?:our|the|this))|:)|live (?:blog|updates|coverage|stream|now)\b|"
            r"follow (?:live|our live|the live|us|our|along|@|for)|stream(?:ing)? (?:live|now)|tune in)|follow (?:live|our live coverage|us on)\b",
        ),
        (
            "appeal",
            r"^\W*(?:donate\b|support (?:us|our|independent|local|this)|become an? (?:member|subscriber|supporter|friend|patron)|join (?:us\b|our (?:members|community|newsletter))|"
            r"help us\b|chip in|give today|make a (?:gift|donation|contribution)|a message from\b|please consider|if you (?:value|like|enjoy|enjoyed|appreciate)d? )|"
            r"for as little as|readers like you|listeners like you|your (?:support|donation|contribution)\b.*\b(?:help|keep|make|fund)s?\b|"
            r"\bdonat(?:e|ion)s? (?:to (?:us|our|keep)|now|here|today|at\b)|(?:keeps?|fund(?:s|ed)?) (?:our|local|independent) (?:journalism|reporting|newsroom|news)",
        ),
        (
            "newsletter",
            r"^\W*(?:sign[ -]?up|subscribe|register (?:now|for|here|to)|get (?:the|our|all the|your|more) .{0,60}(?:newsletter|inbox|alerts?|emails?|app|delivered)|"
            r"(?:enter|add) your e-?mail|receive (?:the )?(?:latest|our|daily|news|breaking)|download (?:the|our)|already a (?:subscriber|member)|unlock\b|start your (?:free )?trial|"
            r"log ?in\b|not a (?:subscriber|member)|try .{0,30} free|want more\b)|"
            r"\b(?:our|free|daily|weekly|morning|evening) (?:[\w-]+ )?(?:newsletter|briefing|email)s?\b|straight to your (?:inbox|phone)|in your inbox|cancel (?:at )?any ?time",
        ),
        (
            "share bar",
            r"^\W*(?:share\b(?! (?:price|value|of|capital|holder))(?=.{0,80}$)|tweet\b|print(?: this| \W|$)|copy (?:the )?link|save (?:this|for later|article)|comments?\W*\d*\W*$|\d+ comments?\b|"
            r"(?:email|e-mail) (?:this|us|a friend|the (?:author|editor|desk|newsroom))|facebook\b.{0,80}$|whatsapp\b|jump to comments|leave a comment|join the (?:conversation|discussion)|"
            r"back to top|skip to|advertisement|sponsored|promoted|listen to this article|text size|font size)|(?:facebook|twitter|whatsapp|e-?mail|reddit|linkedin)\W+(?:x\b|facebook|twitter|whatsapp|e-?mail|print|reddit|linkedin|copy link|more)",
        ),
        (
            "copyright",
            r"©|\(c\) ?(?:19|20)\d\d|^\W*copyright\b|all rights reserved|may not be (?:published|reproduced|republished|copied)|terms (?:of (?:use|service)|and conditions|\W+privacy)|"
            r"privacy (?:policy|notice|settings)|cookie (?:policy|settings|preferences)|(?:we|this site) uses? cookies|republish(?:ed)? (?:with|under|by) permission|"
            r"this (?:article|story|report|piece|post) (?:was|is|has been|may) .{0,40}(?:published|republished|produced|updated|amended|corrected|translated|contain)|"
            r"reprinted|syndicated|^\W*distributed by",
        ),
        (
            "byline",
            r"^\W*by:? (?:[A-Z][\w.'’-]+[, ]*(?:and |& )?){1,6}(?:[|,–—-].*)?$|^\W*(?:additional |further )?(?:reporting|editing|writing|words|text|research|compiled|translation|photography) by\b|"
            r"^\W*(?:with )?(?:files|reporting|additional reporting|contributions?) from\b|^\W*(?:contact|reach|write to) .{0,40}(?:@|newsroom|desk|reporter|editor)|"
            r"\bcontributed (?:to this (?:report|story|article)|reporting)|^\W*(?:got|have|know) (?:an? )?(?:tip|story|news|photo|something|question)|send (?:us |your )?(?:a )?(?:tips?|photos?|stor)",
        ),
        (
            "author note",
            r"\b(?:is|are) (?:a |an |the |our )?(?:team of (?:journalists|reporters|writers)|(?:[\w-]+ ){0,4}(?:reporter|correspondent|columnist|staff writer|journalist|editor|freelance[r]?|contributor)s?"
            r"(?: (?:at|for|with|of|based|covering|who (?:covers|writes))\b.*)?)[^,]{0,60}\.?$|\b(?:she|he|they) (?:covers?|reports? on|writes? about|can be (?:reached|contacted)|tweets?)\b.{0,80}$|the views expressed|opinions expressed|the author(?:['’]s)? (?:own|is)\b",
        ),
        (
            "caption",
            r"^\W*(?:photo|photograph|picture|pictured|image|images|file (?:photo|picture|image)|illustration|graphic|credit|caption|above|left|right|below|handout|archive)\b ?(?:\(.{0,40}\) ?)?[:|/]|"
            r"^\W*(?:photo|picture|image|file photo|photograph|illustration)s? (?:by|courtesy|credit|from)\b|\((?:photo|picture|image|file|credit|photograph|handout|courtesy|pictured|archive)\b[^)]*\)\W*$|"
            r"\b(?:photo|image|picture|photograph)s?: ?[^.]{2,60}\W*$|\b(?:handout|getty images|file photo|file picture|file image|stock (?:photo|image)|courtesy of [^.]{2,40})\W*$",
        ),
        (
            "time stamp",
            r"^\W*(?:(?:first |originally )?(?:published|posted|updated|last (?:updated|modified|edited)|modified|created|issued|filed)(?: (?:on|at))?[: ]\W*(?:(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|yesterday|[ap]\.?m)[\w:.,]*[ ,·|–—-]*){1,8}.{0,20}$|"
            r"\d+ min(?:ute)?s?(?: |-)read|reading time|estimated read|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?\W*$)",
        ),
    )
)
# A picture shows what its day brought: the present tense with a date that is past.
_CAPTION = re.compile(
    r"^(?!.*\b(?:said|says|announced|according|that)\b).{0,200}\b(?:meets|speaks|stands|looks|walks|arrives|attends|shakes"
    r"|waves|poses|sits|gestures|addresses|holds|leaves|watches|works|inspects|searches|(?:is|are) (?:seen|shown|pictured)"
    r"|seen|shown|pictured)\b.{0,200}\b(?:" + _MONTH + r" \d{1,2}, (?:19|20)\d\d|\d{1,2} " + _MONTH + r" (?:19|20)\d\d)\W*$"
)
_DATELINE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}(?:, " + _MONTH + r" \d{1,2})?(?: ?\([\w .-]{2,30}\))? ?[—–-]*$")
_BLANKS = " \t\u00a0"
_INDENT = 80
_HEADLINE_WORDS = 25
# Boilerplate is short; the bound also keeps every pattern's work linear in the text.
_MOST_CHARACTERS = 400
_LEAD_LINES = 8


def mark(sentences: Sequence[Sentence]) -> list[str]:
    """For every sentence of one article why it is not news; "" if it is.

    By its words (an appeal, a copyright line …), and by its place: a line without a full stop in an article that
    otherwise ends its sentences is a headline or a label.

    Args:
        sentences: All sentences of one article, in order.

    Returns:
        (n,) a reason each: "related link", "live link", "appeal", "newsletter", "share bar", "copyright", "byline",
        "author note", "caption", "time stamp", "dateline", "headline" or "".
    """
    texts = [sentence.text for sentence in sentences]
    ended = sum(len(text) for text in texts if _END.search(text))
    is_prose = ended > sum(map(len, texts)) / 2
    return [_reason(sentence, text, is_prose=is_prose) for sentence, text in zip(sentences, texts, strict=True)]


def _reason(sentence: Sentence, text: str, *, is_prose: bool) -> str:
    if len(text) > _MOST_CHARACTERS:
        return ""
    for reason, pattern in _BY_WORDS:
        if pattern.search(text):
            return reason
    is_line = _is_line(sentence)
    if is_line and sentence.position < _LEAD_LINES and _CAPTION.search(text):
        return "caption"
    if is_line and _DATELINE.match(text):
        return "dateline"
    if is_prose and is_line and not _END.search(text) and len(text.split()) <= _HEADLINE_WORDS:
        return "headline"
    return ""


def _is_line(sentence: Sentence) -> bool:
    text = sentence.article.text
    before = text[max(0, sentence.start - _INDENT) : sentence.start].rstrip(_BLANKS)
    after = text[sentence.end : sentence.end + _INDENT].lstrip(_BLANKS)
    return (not before or before[-1] in "\r\n") and (not after or after[0] in "\r\n")
