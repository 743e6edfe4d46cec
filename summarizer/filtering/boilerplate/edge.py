"""What is news in the middle of an article, and boilerplate in the unbroken run of such lines at its beginning or end.

Every repetition is bounded, so that the work stays linear in the length of the text.
"""

from collections.abc import Mapping
from types import MappingProxyType

from summarizer.filtering.boilerplate.patterns import NAME, Wording, wording

AT_THE_EDGE: Mapping[str, Wording] = MappingProxyType(
    {
        "contact": wording(
            opens=(r"(?:contact|notes to editors)\b",),
            holds=(
                r"[\w.+-]{1,40}@[\w-]{1,40}\.\w",
                r"\b(?:hotline|helpline|switchboard|newsdesk|newsroom|tip line)\b|\bask (?:at|your|us)\b",
                r"\b(?:call|ring|dial|text|phone|message)\b(?!-).{0,40}\d[\d -]{2,}|\boffice open\b",
                r"available (?:to journalists )?on request|free of charge",
            ),
        ),
        "about the publisher": wording(
            opens=(r"(?:the .{1,40} )?is (?:the|a) (?:fortnightly|weekly|monthly|daily|quarterly)\b",),
            holds=(
                (
                    r"\b(?:is|are) (?:run|funded|supported|owned|paid for|kindly paid for|kept|printed|published"
                    r"|mailed|sent|read) (?:by|free|to|from|on|every|each|twice|because)\b"
                ),
                (
                    r"\b(?:is|are) (?:(?:100%|fully) )?(?:reader|listener|member|community|volunteer)-(?:owned"
                    r"|funded|run|supported)"
                ),
                r"\bis free\b|\b(?:has|takes|accepts|carries) no (?:advert\w{0,8}|paywall|tracking|sponsor)",
                r"lives? (?:from|on) (?:its|your|ten)|belongs to its|never name a source|never share",
                r"\bmembers get\b|\bclients:",
                r"\b(?:a|per) (?:month|year)\b.{0,30}(?:subscri|member|patron|keeps?)",
                r"(?:subscri|member|patron).{0,60}\b(?:a|per) (?:month|year)\b",
            ),
            names=(r"about (?:the |" + NAME + r").{0,60}:",),
        ),
        "appeal": wording(
            opens=(
                (
                    r"(?:visit|book|qualify|learn|find out|buy|request|play|vote|join|try|register|in the next"
                    r"|tomorrow at|next)\b"
                ),
            ),
            holds=(
                r"^[^“\"]{0,120}\b(?:you|your)\b[^“\"]{0,60}$",
                r"\b(?:letters to the editor|death notices|small ads|classifieds)\b",
            ),
        ),
        "salutation": wording(
            holds=(
                (
                    r"^(?:dear|hello|hi|good (?:morning|evening)|brothers and sisters|friends|colleagues"
                    r"|until (?:next|then)|best|yours|regards|in solidarity)\b.{0,40},$"
                ),
            ),
        ),
    }
)
