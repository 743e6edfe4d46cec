"""What boilerplate says wherever it stands. No pattern names a site; each is what many sites say in many wordings.

Every repetition is bounded, so that the work stays linear in the length of the text.
"""

from collections.abc import Mapping
from types import MappingProxyType

from summarizer.filtering.boilerplate.patterns import MONTH, NAME, Wording, wording

_STAMP = (
    r"(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today"
    r"|yesterday|[ap]\.?m|local|time|gmt|cet|utc)"
    r"[\w:.,+]{0,12}[ ,·|–—/-]{0,3}"
)
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|e-?mail|reddit|linkedin|copy link|print|bluesky|mastodon|threads|telegram|more)"
)


ANYWHERE: Mapping[str, Wording] = MappingProxyType(
    {
        "related link": wording(
            opens=(
                (
                    r"(?:also read\b|also (?:in|on) [^.]{2,40}: |read (?:also|more|next)"
                    r"|more (?:on|from|about) |in case you missed|see also)"
                ),
                r"(?:read|see) (?:our|the) (?:full|latest|whole|rest)\b",
                (
                    r"(?:related(?: stor| art|:| cont| link)|don['’]t miss|you may also like"
                    r"|recommended(?: for you|:)|what to read)"
                ),
                (
                    r"(?:most (?:read|popular|viewed|shared|commented)|popular (?:articles|stories|posts|now)"
                    r"|top stories|trending)"
                ),
                (
                    r"(?:latest (?:stories|news|headlines|from)|editor['’]?s['’]? (?:picks|choice)|more stories"
                    r"|further reading)"
                ),
                r"(?:next up|elsewhere on|in pictures|in photos|on other pages|inside(?: today| this issue)?:)\b",
                (
                    r"(?:background|explainer|gallery|opinion|podcast|video|quiz|map|coming (?:up|soon)"
                    r"|next (?:week|sunday|month|issue)):"
                ),
            ),
        ),
        "live link": wording(
            opens=(
                (
                    r"(?:watch(?: (?:live|now|again|the|this|our|more)\b|:)|listen(?: (?:live|now|again|back"
                    r"|to (?:our|the|this))\b|:))"
                ),
                r"(?:live (?:blog|updates|coverage|stream|now)\b|stream(?:ing)? (?:live|now)|tune in)",
                r"follow (?:live|our live|the live|us|our|along|@)",
            ),
            cues="follow |refresh |live page|newest ",
            holds=(
                r"follow (?:our live coverage|us on)\b|refresh (?:for|to)|reading the live page",
                r"\bnewest (?:entries|updates?|posts?) (?:first|on top|at the top)",
            ),
        ),
        "appeal": wording(
            opens=(
                (
                    r"(?:donate\b|support (?:us|our|independent|local|this)|become an? (?:member|subscriber"
                    r"|supporter|friend|patron))"
                ),
                (
                    r"(?:join (?:us\b|our (?:members|community|newsletter)|from \W?\d)|help us\b|chip in"
                    r"|give (?:today|[$€£]\d))"
                ),
                r"(?:make a (?:gift|donation|contribution)|a message from\b|please consider|can you help\?)",
                r"(?:if you (?:value|like|enjoy|appreciate)|like what you)\b",
            ),
            cues=(
                "as little as| like you|your support|your donation|your contribution|donat|tip jar|pay what|"
                "journalism|reporting|news"
            ),
            holds=(
                r"for as little as|(?:readers|listeners) like you",
                r"your (?:support|donation|contribution)\b.{0,60}\b(?:help|keep|make|fund)s?\b",
                r"\bdonat(?:e|ion)s? (?:to (?:us|our|keep)|now|here|today|at\b|counts)|tip jar",
                r"pay what you like",
                r"(?:keeps?|fund(?:s|ed)?) (?:our|local|independent) (?:journalism|reporting|newsroom|news)",
            ),
        ),
        "newsletter": wording(
            opens=(
                (
                    r"(?:sign[ -]?up\b|subscribe\b|register (?:now|for|here|to)|already a (?:subscriber|member)"
                    r"|unlock\b|log ?in\b)"
                ),
                (
                    r"get (?:the|our|all the|your|more) .{0,60}(?:newsletter|inbox|alert|e-?mail|delivered"
                    r"|every (?:\w+day|morning|week))"
                ),
                (
                    r"(?:(?:enter|add) your e-?mail|receive (?:the )?(?:latest|our|daily|news|breaking)"
                    r"|download (?:the|our)|try .{0,30} free)"
                ),
                (
                    r"(?:start (?:your|a) .{0,20}trial|not an? (?:subscriber|member|client)|want more\b"
                    r"|request a (?:demo|sample)|unsubscribe)"
                ),
            ),
            cues=(
                "newsletter|briefing|email|e-mail|unsubscribe|your inbox|your phone|cancel |subscriber|"
                "our subscription|month free|past issues|you signed up|you asked for|you subscribed|sent |"
                "forward"
            ),
            holds=(
                r"\b(?:our|free|daily|weekly|morning|evening) (?:[\w-]{1,20} )?(?:newsletter|briefing|e-?mail)s?\b",
                r"\bunsubscribe\b|(?:to|in) your (?:inbox|phone)|cancel (?:at )?any ?time",
                r"\bsubscribers?(?: can|:| only)|\bour subscriptions?\b|first month free|past issues",
                r"\b(?:because|since) you (?:signed up|asked for it|subscribed)",
                r"(?:sent|forwarded) (?:you this|to you)|forward (?:this|it) to",
            ),
        ),
        "share bar": wording(
            opens=(
                (
                    r"(?:share\b(?! (?:price|value|of|capital|holder))(?=.{0,80}$)|tweet\b|print(?: this|\W|$)"
                    r"|copy (?:the )?link)"
                ),
                (
                    r"(?:save (?:this|for later|article)|comments?\W{0,4}\d{0,5}\W{0,2}$|\d{1,5} comments?\b"
                    r"|facebook\b.{0,80}$|whatsapp\b)"
                ),
                r"(?:email|e-mail) (?:this|us|a friend|the (?:author|editor|desk|newsroom))",
                r"(?:jump to|leave a) comment",
                (
                    r"(?:join the (?:conversation|discussion)|back to top|skip to|advertisement|sponsored|promoted"
                    r"|listen to this article)"
                ),
                r"(?:text|font) size",
                _NETWORK + r"\W{1,4}" + _NETWORK + r"\b",
            ),
            holds=(r"tap to (?:switch|turn|listen|expand|see)",),
        ),
        "copyright": wording(
            opens=(r"copyright\b|distributed by",),
            cues=(
                "©|(c)|all rights|terms |may not be|reproduc|republish|reuse|reprinted|syndicated|privacy |"
                "cookie|this article|this story|this report|this piece|this post|investment advice|"
                "forward-looking|actual results|delayed by|views |opinions |provided by|edited by"
            ),
            holds=(
                r"©|\(c\) ?(?:19|20)\d\d|all rights reserved|terms (?:of (?:use|service)|and conditions)",
                r"may not be (?:published|reproduced|republished|copied|redistributed)",
                r"reproduction (?:only|without|is|prohibited)",
                r"(?:may be|free to) (?:reproduced?|republish(?:ed)?|reuse) (?:with|under|by|without|free)",
                r"reuse permitted|reprinted|syndicated|privacy (?:policy|notice|settings)",
                r"cookie (?:policy|settings|preferences)|(?:we|this site) uses? cookies",
                (
                    r"this (?:article|story|report|piece|post) (?:was|is|has been|may) .{0,40}(?:published"
                    r"|republished|produced|updated|amended|corrected|translated|contain)"
                ),
                r"not investment advice|forward-looking statements|actual results may differ",
                r"delayed by \d+ minutes|(?:views|opinions) (?:expressed|of (?:columnists|contributors|guest))",
                r"materials? provided by|edited by .{0,30} for style",
            ),
        ),
        "byline": wording(
            opens=(
                (
                    r"(?:additional |further )?(?:reporting|editing|writing|words|text|research|compiled"
                    r"|translation|photography)(?: by\b|: )"
                ),
                r"(?:with )?(?:files|reporting|additional reporting|contributions?) from\b",
                r"(?:contact|reach|write to) .{0,40}(?:@|newsroom|desk|reporter|editor)|issued by\b",
            ),
            cues="contributed ",
            holds=(r"\bcontributed (?:to this|reporting)",),
            names=(r"by:? (?:" + NAME + r"[, ]{0,2}(?:(?:and|&) )?){1,6}(?:[|,–—-].{0,80})?$",),
        ),
        "call for tips": wording(
            opens=(
                (
                    r"(?:got|have|know|seen|spotted|heard) (?:an? |any )?(?:tip|story|news|photo|picture|something"
                    r"|someone|question|more|logs)\b.{0,60}\?"
                ),
                (
                    r"(?:send|text|ring|call|e-?mail|message|pitch|tell) (?:us\b|your (?:pictures?|photos?|stor)"
                    r"|pictures?\b|it to the|our (?:news)?desk|the (?:newsroom|newsdesk))"
                ),
                r"(?:were you there|are you affected)\?",
                r"(?:media|press|investor) (?:enquir|inquir|relations|contact|queries)",
            ),
            cues="wants to hear|tip line|have your say|flash poll|vote |play now",
            holds=(r"wants to hear from|tip line|have your say|flash poll|vote (?:on|in) our|play now\b",),
        ),
        "author note": wording(
            cues=(
                "journalists|cover|report|write|correspondent|columnist|critic|editor|freelance|contributor|"
                "can be |tweet|columns "
            ),
            holds=(
                (
                    r"\b(?:is|are) (?:a |an |the |our )?(?:team of (?:journalists|reporters|writers)\b[^,]{0,60}"
                    r"|(?:[\w’'-]{1,20} ){0,4}(?:reporter|correspondent|columnist|staff writer|editor|freelancer?"
                    r"|contributor|(?:film|movie|music|art|book|food|theat(?:er|re)|tv|dance) critic)s?"
                    r"(?: (?:at|for|with|of|based|covering|who (?:covers"
                    r"|writes))\b[^,]{0,60})?)\.?$"
                ),
                (
                    r"\b(?:she|he|they) (?:covers?|reports? on|writes? about|can be (?:reached|contacted)"
                    r"|tweets?)\b.{0,80}$"
                ),
                r"columns appear\b",
            ),
            names=(r"(?:" + NAME + r" ){1,4}(?:writes|appears?|blogs) (?:here |for .{1,30} )?(?:on|every)\b",),
        ),
        "caption": wording(
            opens=(
                (
                    r"(?:photo|photograph|picture|pictured|images?|file (?:photo|picture|image)|illustration"
                    r"|graphic|credit|caption|above|left|right|below|handout|archive)\b ?(?:\(.{0,40}\) ?)?[:|/]"
                ),
                r"(?:photo|picture|image|file photo|photograph|illustration)s? (?:by|courtesy|credit|from)\b",
                (
                    r"(?:file ?[-–—]+ ?\w|in this (?:[\w.,-]{1,12} ){0,6}(?:photo|photograph|image|picture|frame grab)"
                    r"(?:,| (?:provided|taken|released|made|from|by)\b))"
                ),
            ),
            cues="(|file|day, |photo|image|picture|courtesy of|handout",
            holds=(
                r"\((?:photo|picture|image|file|credit|photograph|handout|courtesy|pictured|archive)\b[^)]{0,80}\)\W*$",
                # No line parts it from the article: "… (Wire) FILE - In this Sept. 7, 2015 file photo, …".
                r"\bfile ?[-–—]+ ?(?:in )?this\b",
                r"\((?:\d(?:st|nd|rd|th) [lrc]|(?:second|third|2nd|3rd) (?:from )?(?:left|right))\)",
                (
                    r", (?:mon|tues|wednes|thurs|fri|satur|sun)day, "
                    + MONTH.lower()
                    + r" \d{1,2}, (?:19|20)\d\d\W{0,3}$"
                ),
                r"\b(?:photo|image|picture|photograph)s?: ?[^.]{2,60}\W{0,3}$|\bcourtesy of [^.]{2,40}\W{0,3}$",
                r"^\(.{2,40}/.{2,40}\)$",
                r"\b(?:handout|getty images|file photo|file picture|file image|stock (?:photo|image))\W{0,3}$",
            ),
        ),
        "time stamp": wording(
            opens=(
                (
                    r"(?:first |originally )?(?:published|posted|updated|last (?:updated|modified|edited)|modified"
                    r"|created|issued|filed)(?: (?:on|at))?[: ]\W{0,3}(?:"
                )
                + _STAMP
                + r"){1,8}.{0,20}$",
                (
                    r"(?:\d+ min(?:ute)?s?(?: |-)read|reading time|estimated read"
                    r"|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?\W{0,3}$)"
                ),
            ),
        ),
    }
)
