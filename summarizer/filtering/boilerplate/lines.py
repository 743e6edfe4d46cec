"""What a line is by its form: a caption, a dateline, or one without an end.

Every repetition is bounded, so that the work stays linear in the length of the text.
"""

import re

from summarizer.filtering.boilerplate.patterns import MONTH

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
