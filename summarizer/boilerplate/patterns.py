"""What boilerplate says. No pattern names a site; each is what many sites say in many wordings.

Every repetition is bounded, so that the work stays linear in the length of the text.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30})"
_STAMP = (
    r"(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today"
    r"|yesterday|[ap]\.?m|local|time|gmt|cet|utc)"
    r"[\w:.,+]{0,12}[ ,·|–—/-]{0,3}"
)
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|e-?mail|reddit|linkedin|copy link|print|bluesky|mastodon|threads|telegram|more)"
)


def _compiled(patterns: Mapping[str, Sequence[str]]) -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType({reason: re.compile("|".join(parts), re.IGNORECASE) for reason, parts in patterns.items()})


# Boilerplate wherever it stands.
ANYWHERE: Mapping[str, re.Pattern[str]] = _compiled(
    {
        "related link": (
            (
                r"^\W*(?:also read\b|also (?:in|on) [^.]{2,40}: |read (?:also|more|next)|read the full|see also"
                r"|more (?:on|from|about) |in case you missed)"
            ),
            (
                r"^\W*(?:related(?: stor| art|:| cont| link)|don['’]t miss|you may also like"
                r"|recommended(?: for you|:)|what to read)"
            ),
            (
                r"^\W*(?:most (?:read|popular|viewed|shared|commented)|popular (?:articles|stories|posts|now)"
                r"|top stories|trending)"
            ),
            (
                r"^\W*(?:latest (?:stories|news|headlines|from)|editor['’]?s['’]? (?:picks|choice)|more stories"
                r"|further reading)"
            ),
            r"^\W*(?:next up|elsewhere on|in pictures|in photos|on other pages|inside(?: today| this issue)?:)\b",
            (
                r"^\W*(?:background|explainer|gallery|opinion|podcast|video|quiz|map|coming (?:up|soon)"
                r"|next (?:week|sunday|month|issue)):"
            ),
        ),
        "live link": (
            (
                r"^\W*(?:watch(?: (?:live|now|again|the|this|our|more)\b|:)|listen(?: (?:live|now|again|back"
                r"|to (?:our|the|this))\b|:))"
            ),
            r"^\W*(?:live (?:blog|updates|coverage|stream|now)\b|stream(?:ing)? (?:live|now)|tune in)",
            r"^\W*follow (?:live|our live|the live|us|our|along|@)|follow (?:our live coverage|us on)\b",
            (
                r"\bnewest (?:entries|updates?|posts?) (?:first|on top|at the top)|refresh (?:for|to)"
                r"|reading the live page"
            ),
        ),
        "appeal": (
            (
                r"^\W*(?:donate\b|support (?:us|our|independent|local|this)|become an? (?:member|subscriber"
                r"|supporter|friend|patron))"
            ),
            (
                r"^\W*(?:join (?:us\b|our (?:members|community|newsletter)|from \W?\d)|help us\b|chip in"
                r"|give (?:today|[$€£]\d))"
            ),
            r"^\W*(?:make a (?:gift|donation|contribution)|a message from\b|please consider|can you help\?)",
            (
                r"^\W*(?:if you (?:value|like|enjoy|appreciate)|like what you)\b|for as little as|(?:readers"
                r"|listeners) like you"
            ),
            r"your (?:support|donation|contribution)\b.{0,60}\b(?:help|keep|make|fund)s?\b",
            r"\bdonat(?:e|ion)s? (?:to (?:us|our|keep)|now|here|today|at\b|counts)|tip jar|pay what you like",
            r"(?:keeps?|fund(?:s|ed)?) (?:our|local|independent) (?:journalism|reporting|newsroom|news)",
        ),
        "newsletter": (
            (
                r"^\W*(?:sign[ -]?up\b|subscribe\b|register (?:now|for|here|to)|already a (?:subscriber|member)"
                r"|unlock\b|log ?in\b)"
            ),
            (
                r"^\W*get (?:the|our|all the|your|more) .{0,60}(?:newsletter|inbox|alert|e-?mail|delivered"
                r"|every (?:\w+day|morning|week))"
            ),
            (
                r"^\W*(?:(?:enter|add) your e-?mail|receive (?:the )?(?:latest|our|daily|news|breaking)"
                r"|download (?:the|our)|try .{0,30} free)"
            ),
            (
                r"^\W*(?:start (?:your|a) .{0,20}trial|not an? (?:subscriber|member|client)|want more\b"
                r"|request a (?:demo|sample)|unsubscribe)"
            ),
            (
                r"\b(?:our|free|daily|weekly|morning|evening) (?:[\w-]{1,20} )?(?:newsletter|briefing|e-?mail)s?\b"
                r"|\bunsubscribe\b"
            ),
            (
                r"(?:to|in) your (?:inbox|phone)|cancel (?:at )?any ?time|\bsubscribers?(?: can|:| only)"
                r"|\bour subscriptions?\b|first month free|past issues"
            ),
            (
                r"\b(?:because|since) you (?:signed up|asked for it|subscribed)|(?:sent|forwarded) (?:you this"
                r"|to you)|forward (?:this|it) to"
            ),
        ),
        "share bar": (
            (
                r"^\W*(?:share\b(?! (?:price|value|of|capital|holder))(?=.{0,80}$)|tweet\b|print(?: this|\W|$)"
                r"|copy (?:the )?link)"
            ),
            (
                r"^\W*(?:save (?:this|for later|article)|comments?\W{0,4}\d{0,5}\W{0,2}$|\d{1,5} comments?\b"
                r"|facebook\b.{0,80}$|whatsapp\b)"
            ),
            (
                r"^\W*(?:email|e-mail) (?:this|us|a friend|the (?:author|editor|desk|newsroom))|^\W*(?:jump to"
                r"|leave a) comment"
            ),
            (
                r"^\W*(?:join the (?:conversation|discussion)|back to top|skip to|advertisement|sponsored|promoted"
                r"|listen to this article)"
            ),
            r"^\W*(?:text|font) size|^\W*"
            + _NETWORK
            + r"\W{1,4}"
            + _NETWORK
            + r"\b|tap to (?:switch|turn|listen|expand|see)",
        ),
        "copyright": (
            r"©|\(c\) ?(?:19|20)\d\d|^\W*copyright\b|all rights reserved|terms (?:of (?:use|service)|and conditions)",
            (
                r"may not be (?:published|reproduced|republished|copied|redistributed)|reproduction (?:only"
                r"|without|is|prohibited)"
            ),
            (
                r"(?:may be|free to) (?:reproduced?|republish(?:ed)?|reuse) (?:with|under|by|without|free)"
                r"|reuse permitted|reprinted|syndicated"
            ),
            (
                r"privacy (?:policy|notice|settings)|cookie (?:policy|settings|preferences)|(?:we"
                r"|this site) uses? cookies|^\W*distributed by"
            ),
            (
                r"this (?:article|story|report|piece|post) (?:was|is|has been|may) .{0,40}"
                r"(?:published|republished|produced|updated|amended|corrected|translated|contain)"
            ),
            r"not investment advice|forward-looking statements|actual results may differ|delayed by \d+ minutes",
            (
                r"(?:views|opinions) (?:expressed|of (?:columnists|contributors|guest))|materials? provided by"
                r"|edited by .{0,30} for style"
            ),
        ),
        "byline": (
            r"^\W*by:? (?:" + _NAME + r"[, ]{0,2}(?:(?:and|&) )?){1,6}(?:[|,–—-].{0,80})?$",
            (
                r"^\W*(?:additional |further )?(?:reporting|editing|writing|words|text|research|compiled"
                r"|translation|photography)(?: by\b|: )"
            ),
            (
                r"^\W*(?:with )?(?:files|reporting|additional reporting|contributions?) from\b"
                r"|\bcontributed (?:to this|reporting)"
            ),
            r"^\W*(?:contact|reach|write to) .{0,40}(?:@|newsroom|desk|reporter|editor)|^\W*issued by\b",
        ),
        "call for tips": (
            (
                r"^\W*(?:got|have|know|seen|spotted|heard) (?:an? |any )?(?:tip|story|news|photo|picture|something"
                r"|someone|question|more|logs)\b.{0,60}\?"
            ),
            (
                r"^\W*(?:send|text|ring|call|e-?mail|message|pitch|tell) (?:us\b|your (?:pictures?|photos?|stor)"
                r"|pictures?\b|it to the|our (?:news)?desk"
                r"|the (?:newsroom|newsdesk))"
            ),
            (
                r"^\W*(?:were you there|are you affected)\?|^\W*(?:media|press|investor) (?:enquir|inquir"
                r"|relations|contact|queries)"
            ),
            r"wants to hear from|tip line|have your say|flash poll|vote (?:on|in) our|play now\b",
        ),
        "author note": (
            (
                r"\b(?:is|are) (?:a |an |the |our )?(?:team of (?:journalists|reporters|writers)\b[^,]{0,60}"
                r"|(?:[\w-]{1,20} ){0,4}"
                r"(?:reporter|correspondent|columnist|staff writer|editor|freelancer?|contributor)s?"
                r"(?: (?:at|for|with|of|based|covering|who (?:covers|writes))\b[^,]{0,60})?)\.?$"
            ),
            r"\b(?:she|he|they) (?:covers?|reports? on|writes? about|can be (?:reached|contacted)|tweets?)\b.{0,80}$",
            r"^\W*(?:"
            + _NAME
            + r" ){1,4}(?:writes|appears?|blogs) (?:here |for .{1,30} )?(?:on|every)\b|columns appear\b",
        ),
        "caption": (
            (
                r"^\W*(?:photo|photograph|picture|pictured|images?|file (?:photo|picture|image)|illustration"
                r"|graphic|credit|caption|above|left"
                r"|right|below|handout|archive)\b ?(?:\(.{0,40}\) ?)?[:|/]"
            ),
            r"^\W*(?:photo|picture|image|file photo|photograph|illustration)s? (?:by|courtesy|credit|from)\b",
            r"\((?:photo|picture|image|file|credit|photograph|handout|courtesy|pictured|archive)\b[^)]{0,80}\)\W*$",
            (
                r"\b(?:photo|image|picture|photograph)s?: ?[^.]{2,60}\W{0,3}$|\bcourtesy of [^.]{2,40}\W{0,3}$"
                r"|^\(.{2,40}/.{2,40}\)$"
            ),
            r"\b(?:handout|getty images|file photo|file picture|file image|stock (?:photo|image))\W{0,3}$",
        ),
        "time stamp": (
            r"^\W*(?:first |originally )?(?:published|posted|updated|last (?:updated|modified|edited)|modified"
            r"|created|issued|filed)"
            r"(?: (?:on|at))?[: ]\W{0,3}(?:" + _STAMP + r"){1,8}.{0,20}$",
            (
                r"^\W*(?:\d+ min(?:ute)?s?(?: |-)read|reading time|estimated read"
                r"|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?\W{0,3}$)"
            ),
        ),
    }
)

# News in the middle of an article, boilerplate in the unbroken run of such lines at its beginning or end.
AT_THE_EDGE: Mapping[str, re.Pattern[str]] = _compiled(
    {
        "contact": (
            (
                r"[\w.+-]{1,40}@[\w-]{1,40}\.\w|\b(?:hotline|helpline|switchboard|newsdesk|newsroom|tip line)\b"
                r"|^\W*(?:contact|notes to editors)\b"
            ),
            (
                r"\bask (?:at|your|us)\b|\b(?:call|ring|dial|text|phone|message)\b(?!-).{0,40}\d[\d -]{2,}"
                r"|\boffice open\b|available (?:to journalists )?on request|free of charge"
            ),
        ),
        "about the publisher": (
            r"^\W*about (?:the |" + _NAME + r").{0,60}:",
            (
                r"\b(?:is|are) (?:run|funded|supported|owned|paid for|kindly paid for|kept|printed|published"
                r"|mailed|sent|read) "
                r"(?:by|free|to|from|on|every|each|twice|because)\b"
            ),
            (
                r"\b(?:is|are) (?:(?:100%|fully) )?(?:reader|listener|member|community|volunteer)-(?:owned|funded"
                r"|run|supported)|\bis free\b"
            ),
            (
                r"\b(?:has|takes|accepts|carries) no (?:advert\w{0,8}|paywall|tracking|sponsor)|lives? (?:from"
                r"|on) (?:its|your|ten)|belongs to its"
            ),
            (
                r"^\W*(?:the .{1,40} )?is (?:the|a) (?:fortnightly|weekly|monthly|daily|quarterly)\b"
                r"|never name a source|never share"
            ),
            (
                r"\bmembers get\b|\bclients:|\b(?:a|per) (?:month|year)\b.{0,30}(?:subscri|member|patron|keeps?)"
                r"|(?:subscri|member|patron).{0,60}\b(?:a|per) (?:month|year)\b"
            ),
        ),
        "appeal": (
            r"^[^“\"]{0,120}\b(?:you|your)\b[^“\"]{0,60}$",
            (
                r"\b(?:letters to the editor|death notices|small ads|classifieds)\b|^\W*(?:visit|book|qualify"
                r"|learn|find out|buy|request|play|vote|join|try|register|in the next|tomorrow at|next)\b"
            ),
        ),
        "salutation": (
            (
                r"^(?:dear|hello|hi|good (?:morning|evening)|brothers and sisters|friends|colleagues|until (?:next"
                r"|then)|best|yours|regards|in solidarity)"
                r"\b.{0,40},$"
            ),
        ),
    }
)

# A picture shows what its day brought: the present tense with a date that is past.
CAPTION = re.compile(
    r"^(?!.{0,300}\b(?:said|says|announced|according|that)\b).{0,200}\b(?:meets|speaks|stands|looks"
    r"|walks|arrives|attends|shakes"
    r"|waves|poses|sits|gestures|addresses|holds|leaves|watches|works|inspects|searches|(?:is"
    r"|are) (?:seen|shown|pictured)"
    r"|seen|shown|pictured)\b.{0,200}\b(?:"
    + MONTH
    + r" \d{1,2}, (?:19|20)\d\d|\d{1,2} "
    + MONTH
    + r" (?:19|20)\d\d)\W{0,3}$"
)
DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:, [\w. ]{2,20})?(?:, "
    + MONTH
    + r" \d{1,2})?(?:, \d{4})?(?: ?\([\w .-]{2,30}\))? ?[—–:-]{0,2}$"
)
# A sentence's end; a line without one is a headline, a label or an item of a list.
END = re.compile(r"[.!?。！？｡।؟۔።։…:;][\"'”’»›)\]」』】）*]*$")
