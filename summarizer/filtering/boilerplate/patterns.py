"""Patterns of boilerplate. No pattern names a site; each matches what many sites say.

Every repetition is bounded, so that the time is linear in the length of the text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from summarizer.lexical.lexicon import MONTH_PATTERN

_MONTH = rf"{MONTH_PATTERN}\.?"
# A name with its capitals, in patterns that otherwise ignore case.
_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30})"


@dataclass(frozen=True, slots=True)
class LinePatterns:
    """The patterns of one kind of boilerplate; None never matches.

    Nearly every sentence is news, so the patterns are built to fail fast: searching for the keywords first takes a
    fifth of the time, and a lower-case text half of the time of patterns that ignore case.

    Attributes:
        prefix: Matches the beginning of a text in lower case.
        keywords: Every text that `contains` matches has one of these in it.
        contains: Matches anywhere in a text in lower case.
        cased_prefix: Matches the beginning of a text as it is written, for names.
    """

    prefix: re.Pattern[str] | None
    keywords: tuple[str, ...]
    contains: re.Pattern[str] | None
    cased_prefix: re.Pattern[str] | None

    def matches(self, text: str, lowered: str) -> bool:
        """Return whether a text is this kind of boilerplate.

        Args:
            text: The text as it is written.
            lowered: The text in lower case.
        """
        return bool(
            (self.prefix and self.prefix.match(lowered))
            or (self.contains and any(map(lowered.__contains__, self.keywords)) and self.contains.search(lowered))
            or (self.cased_prefix and self.cased_prefix.match(text))
        )


def _patterns(*, prefix: str = "", keywords: str = "", contains: str = "", cased_prefix: str = "") -> LinePatterns:
    """Return compiled patterns.

    Keywords are separated by "|"; the empty keyword is in every text. Prefixes may begin after any characters but
    letters and digits.
    """
    return LinePatterns(
        prefix=re.compile(rf"^\W*(?:{prefix})") if prefix else None,
        keywords=tuple(keywords.split("|")),
        contains=re.compile(contains) if contains else None,
        cased_prefix=re.compile(rf"^\W*(?:{cased_prefix})", re.IGNORECASE) if cased_prefix else None,
    )


_STAMP = (
    r"(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today"
    r"|yesterday|[ap]\.?m|local|time|gmt|cet|utc)"
    r"[\w:.,+]{0,12}[ ,·|–—/-]{0,3}"
)
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|e-?mail|reddit|linkedin|copy link|print|bluesky|mastodon|threads|telegram|more)"
)

# Kind → patterns of what is boilerplate anywhere in an article.
ANYWHERE: Mapping[str, LinePatterns] = MappingProxyType(
    {
        "related link": _patterns(
            prefix=(
                r"(?:also read\b|also (?:in|on) [^.]{2,40}: |read (?:also|more|next)"
                r"|more (?:on|from|about) |in case you missed|see also)"
                r"|(?:read|see) (?:our|the) (?:full|latest|whole|rest)\b"
                r"|(?:related(?: stor| art|:| cont| link)|don['’]t miss|you may also like"
                r"|recommended(?: for you|:)|what to read)"
                r"|(?:most (?:read|popular|viewed|shared|commented)|popular (?:articles|stories|posts|now)"
                r"|top stories|trending)"
                r"|(?:latest (?:stories|news|headlines|from)|editor['’]?s['’]? (?:picks|choice)|more stories"
                r"|further reading)"
                r"|(?:next up|elsewhere on|in pictures|in photos|on other pages|inside(?: today| this issue)?:)\b"
                r"|(?:background|explainer|gallery|opinion|podcast|video|quiz|map|coming (?:up|soon)"
                r"|next (?:week|sunday|month|issue)):"
            ),
        ),
        "live link": _patterns(
            prefix=(
                r"(?:watch(?: (?:live|now|again|the|this|our|more)\b|:)|listen(?: (?:live|now|again|back"
                r"|to (?:our|the|this))\b|:))"
                r"|(?:live (?:blog|updates|coverage|stream|now)\b|stream(?:ing)? (?:live|now)|tune in)"
                r"|follow (?:live|our live|the live|us|our|along|@)"
            ),
            keywords="follow |refresh |live page|newest ",
            contains=(
                r"follow (?:our live coverage|us on)\b|refresh (?:for|to)|reading the live page"
                r"|\bnewest (?:entries|updates?|posts?) (?:first|on top|at the top)"
            ),
        ),
        "appeal": _patterns(
            prefix=(
                r"(?:donate\b|support (?:us|our|independent|local|this)|become an? (?:member|subscriber"
                r"|supporter|friend|patron))"
                r"|(?:join (?:us\b|our (?:members|community|newsletter)|from \W?\d)|help us\b|chip in"
                r"|give (?:today|[$€£]\d))"
                r"|(?:make a (?:gift|donation|contribution)|a message from\b|please consider|can you help\?)"
                r"|(?:if you (?:value|like|enjoy|appreciate)|like what you)\b"
            ),
            keywords=(
                "as little as| like you|your support|your donation|your contribution|donat|tip jar|pay what|"
                "journalism|reporting|news"
            ),
            contains=(
                r"for as little as|(?:readers|listeners) like you"
                r"|your (?:support|donation|contribution)\b.{0,60}\b(?:help|keep|make|fund)s?\b"
                r"|\bdonat(?:e|ion)s? (?:to (?:us|our|keep)|now|here|today|at\b|counts)|tip jar|pay what you like"
                r"|(?:keeps?|fund(?:s|ed)?) (?:our|local|independent) (?:journalism|reporting|newsroom|news)"
            ),
        ),
        "newsletter": _patterns(
            prefix=(
                r"(?:sign[ -]?up\b|subscribe\b|register (?:now|for|here|to)|already a (?:subscriber|member)"
                r"|unlock\b|log ?in\b)"
                r"|get (?:the|our|all the|your|more) .{0,60}(?:newsletter|inbox|alert|e-?mail|delivered"
                r"|every (?:\w+day|morning|week))"
                r"|(?:(?:enter|add) your e-?mail|receive (?:the )?(?:latest|our|daily|news|breaking)"
                r"|download (?:the|our)|try .{0,30} free)"
                r"|(?:start (?:your|a) .{0,20}trial|not an? (?:subscriber|member|client)|want more\b"
                r"|request a (?:demo|sample)|unsubscribe)"
            ),
            keywords=(
                "newsletter|briefing|email|e-mail|unsubscribe|your inbox|your phone|cancel |subscriber|"
                "our subscription|month free|past issues|you signed up|you asked for|you subscribed|sent |"
                "forward"
            ),
            contains=(
                r"\b(?:our|free|daily|weekly|morning|evening) (?:[\w-]{1,20} )?(?:newsletter|briefing|e-?mail)s?\b"
                r"|\bunsubscribe\b|(?:to|in) your (?:inbox|phone)|cancel (?:at )?any ?time"
                r"|\bsubscribers?(?: can|:| only)|\bour subscriptions?\b|first month free|past issues"
                r"|\b(?:because|since) you (?:signed up|asked for it|subscribed)"
                r"|(?:sent|forwarded) (?:you this|to you)|forward (?:this|it) to"
            ),
        ),
        "share bar": _patterns(
            prefix=(
                r"(?:share\b(?! (?:price|value|of|capital|holder))(?=.{0,80}$)|tweet\b|print(?: this|\W|$)"
                r"|copy (?:the )?link)"
                r"|(?:save (?:this|for later|article)|comments?\W{0,4}\d{0,5}\W{0,2}$|\d{1,5} comments?\b"
                r"|facebook\b.{0,80}$|whatsapp\b)"
                r"|(?:email|e-mail) (?:this|us|a friend|the (?:author|editor|desk|newsroom))"
                r"|(?:jump to|leave a) comment"
                r"|(?:join the (?:conversation|discussion)|back to top|skip to|advertisement|sponsored|promoted"
                r"|listen to this article)|(?:text|font) size|" + _NETWORK + r"\W{1,4}" + _NETWORK + r"\b"
            ),
            contains=r"tap to (?:switch|turn|listen|expand|see)",
        ),
        "copyright": _patterns(
            prefix=r"copyright\b|distributed by",
            keywords=(
                "©|(c)|all rights|terms |may not be|reproduc|republish|reuse|reprinted|syndicated|privacy |"
                "cookie|this article|this story|this report|this piece|this post|investment advice|"
                "forward-looking|actual results|delayed by|views |opinions |provided by|edited by"
            ),
            contains=(
                r"©|\(c\) ?(?:19|20)\d\d|all rights reserved|terms (?:of (?:use|service)|and conditions)"
                r"|may not be (?:published|reproduced|republished|copied|redistributed)"
                r"|reproduction (?:only|without|is|prohibited)"
                r"|(?:may be|free to) (?:reproduced?|republish(?:ed)?|reuse) (?:with|under|by|without|free)"
                r"|reuse permitted|reprinted|syndicated|privacy (?:policy|notice|settings)"
                r"|cookie (?:policy|settings|preferences)|(?:we|this site) uses? cookies"
                r"|this (?:article|story|report|piece|post) (?:was|is|has been|may) .{0,40}(?:published"
                r"|republished|produced|updated|amended|corrected|translated|contain)"
                r"|not investment advice|forward-looking statements|actual results may differ"
                r"|delayed by \d+ minutes|(?:views|opinions) (?:expressed|of (?:columnists|contributors|guest))"
                r"|materials? provided by|edited by .{0,30} for style"
            ),
        ),
        "byline": _patterns(
            prefix=(
                r"(?:additional |further )?(?:reporting|editing|writing|words|text|research|compiled"
                r"|translation|photography)(?: by\b|: )"
                r"|(?:with )?(?:files|reporting|additional reporting|contributions?) from\b"
                r"|(?:contact|reach|write to) .{0,40}(?:@|newsroom|desk|reporter|editor)|issued by\b"
            ),
            keywords="contributed ",
            contains=r"\bcontributed (?:to this|reporting)",
            cased_prefix=(r"by:? (?:" + _NAME + r"[, ]{0,2}(?:(?:and|&) )?){1,6}(?:[|,–—-].{0,80})?$"),
        ),
        "call for tips": _patterns(
            prefix=(
                r"(?:got|have|know|seen|spotted|heard) (?:an? |any )?(?:tip|story|news|photo|picture|something"
                r"|someone|question|more|logs)\b.{0,60}\?"
                r"|(?:send|text|ring|call|e-?mail|message|pitch|tell) (?:us\b|your (?:pictures?|photos?|stor)"
                r"|pictures?\b|it to the|our (?:news)?desk|the (?:newsroom|newsdesk))"
                r"|(?:were you there|are you affected)\?"
                r"|(?:media|press|investor) (?:enquir|inquir|relations|contact|queries)"
            ),
            keywords="wants to hear|tip line|have your say|flash poll|vote |play now",
            contains=r"wants to hear from|tip line|have your say|flash poll|vote (?:on|in) our|play now\b",
        ),
        "author note": _patterns(
            keywords=(
                "journalists|cover|report|write|correspondent|columnist|critic|editor|freelance|contributor|"
                "can be |tweet|columns "
            ),
            contains=(
                r"\b(?:is|are) (?:a |an |the |our )?(?:team of (?:journalists|reporters|writers)\b[^,]{0,60}"
                r"|(?:[\w’'-]{1,20} ){0,4}(?:reporter|correspondent|columnist|staff writer|editor|freelancer?"
                r"|contributor|(?:film|movie|music|art|book|food|theat(?:er|re)|tv|dance) critic)s?"
                r"(?: (?:at|for|with|of|based|covering|who (?:covers|writes))\b[^,]{0,60})?)\.?$"
                r"|\b(?:she|he|they) (?:covers?|reports? on|writes? about|can be (?:reached|contacted)"
                r"|tweets?)\b.{0,80}$|columns appear\b"
            ),
            cased_prefix=(r"(?:" + _NAME + r" ){1,4}(?:writes|appears?|blogs) (?:here |for .{1,30} )?(?:on|every)\b"),
        ),
        # "FILE - In this" is searched anywhere, because no line break separates it in "… (Wire) FILE - In this 2015
        # file photo".
        "caption": _patterns(
            prefix=(
                r"(?:photo|photograph|picture|pictured|images?|file (?:photo|picture|image)|illustration"
                r"|graphic|credit|caption|above|left|right|below|handout|archive)\b ?(?:\(.{0,40}\) ?)?[:|/]"
                r"|(?:photo|picture|image|file photo|photograph|illustration)s? (?:by|courtesy|credit|from)\b"
                r"|(?:file ?[-–—]+ ?\w|in this (?:[\w.,-]{1,12} ){0,6}(?:photo|photograph|image|picture|frame grab)"
                r"(?:,| (?:provided|taken|released|made|from|by)\b))"
            ),
            keywords="(|file|day, |photo|image|picture|courtesy of|handout",
            contains=(
                r"\((?:photo|picture|image|file|credit|photograph|handout|courtesy|pictured|archive)\b[^)]{0,80}\)\W*$"
                r"|\bfile ?[-–—]+ ?(?:in )?this\b"
                r"|\((?:\d(?:st|nd|rd|th) [lrc]|(?:second|third|2nd|3rd) (?:from )?(?:left|right))\)"
                r"|, (?:mon|tues|wednes|thurs|fri|satur|sun)day, " + _MONTH.lower() + r" \d{1,2}, (?:19|20)\d\d\W{0,3}$"
                r"|\b(?:photo|image|picture|photograph)s?: ?[^.]{2,60}\W{0,3}$|\bcourtesy of [^.]{2,40}\W{0,3}$"
                r"|^\(.{2,40}/.{2,40}\)$"
                r"|\b(?:handout|getty images|file photo|file picture|file image|stock (?:photo|image))\W{0,3}$"
            ),
        ),
        "time stamp": _patterns(
            prefix=(
                r"(?:first |originally )?(?:published|posted|updated|last (?:updated|modified|edited)|modified"
                r"|created|issued|filed)(?: (?:on|at))?[: ]\W{0,3}(?:"
                + _STAMP
                + r"){1,8}.{0,20}$|(?:\d+ min(?:ute)?s?(?: |-)read|reading time|estimated read"
                r"|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?\W{0,3}$)"
            ),
        ),
    }
)
# Kind → patterns of what may be news in the middle of an article, and is boilerplate in the run of boilerplate at its
# beginning or end.
AT_THE_EDGE: Mapping[str, LinePatterns] = MappingProxyType(
    {
        "contact": _patterns(
            prefix=r"(?:contact|notes to editors)\b",
            contains=(
                r"[\w.+-]{1,40}@[\w-]{1,40}\.\w"
                r"|\b(?:hotline|helpline|switchboard|newsdesk|newsroom|tip line)\b|\bask (?:at|your|us)\b"
                r"|\b(?:call|ring|dial|text|phone|message)\b(?!-).{0,40}\d[\d -]{2,}|\boffice open\b"
                r"|available (?:to journalists )?on request|free of charge"
            ),
        ),
        "about the publisher": _patterns(
            prefix=r"(?:the .{1,40} )?is (?:the|a) (?:fortnightly|weekly|monthly|daily|quarterly)\b",
            contains=(
                r"\b(?:is|are) (?:run|funded|supported|owned|paid for|kindly paid for|kept|printed|published"
                r"|mailed|sent|read) (?:by|free|to|from|on|every|each|twice|because)\b"
                r"|\b(?:is|are) (?:(?:100%|fully) )?(?:reader|listener|member|community|volunteer)-(?:owned"
                r"|funded|run|supported)"
                r"|\bis free\b|\b(?:has|takes|accepts|carries) no (?:advert\w{0,8}|paywall|tracking|sponsor)"
                r"|lives? (?:from|on) (?:its|your|ten)|belongs to its|never name a source|never share"
                r"|\bmembers get\b|\bclients:|\b(?:a|per) (?:month|year)\b.{0,30}(?:subscri|member|patron|keeps?)"
                r"|(?:subscri|member|patron).{0,60}\b(?:a|per) (?:month|year)\b"
            ),
            cased_prefix=(r"about (?:the |" + _NAME + r").{0,60}:"),
        ),
        "appeal": _patterns(
            prefix=(
                r"(?:visit|book|qualify|learn|find out|buy|request|play|vote|join|try|register|in the next"
                r"|tomorrow at|next)\b"
            ),
            contains=(
                r"^[^“\"]{0,120}\b(?:you|your)\b[^“\"]{0,60}$"
                r"|\b(?:letters to the editor|death notices|small ads|classifieds)\b"
            ),
        ),
        "salutation": _patterns(
            contains=(
                r"^(?:dear|hello|hi|good (?:morning|evening)|brothers and sisters|friends|colleagues"
                r"|until (?:next|then)|best|yours|regards|in solidarity)\b.{0,40},$"
            ),
        ),
    }
)
# A caption describes a picture in the present tense, with the date on which it was taken.
CAPTION = re.compile(
    r"^(?!.{0,300}\b(?:said|says|announced|according|that)\b).{0,200}\b(?:meets|speaks|stands|looks"
    r"|walks|arrives|attends|shakes"
    r"|waves|poses|sits|gestures|addresses|holds|leaves|watches|works|inspects|searches|(?:is"
    r"|are) (?:seen|shown|pictured)"
    r"|seen|shown|pictured)\b.{0,200}\b(?:"
    + _MONTH
    + r" \d{1,2}, (?:19|20)\d\d|\d{1,2} "
    + _MONTH
    + r" (?:19|20)\d\d)\W{0,3}$"
)
DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:, [\w. ]{2,20})?(?:, "
    + _MONTH
    + r" \d{1,2})?(?:, \d{4})?(?: ?\([\w .-]{2,30}\))? ?[—–:-]{0,2}$"
)
# The end of a sentence; a line without it is a headline, a label or an item of a list.
SENTENCE_END = re.compile(r"[.!?。！？｡।؟۔።։…:;][\"'”’»›)\]」』】）*]*$")
