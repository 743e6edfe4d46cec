"""The stemmer of ROUGE-1.5.5: irregular forms by table, the rest by Porter with a change in step 4.

Source of the steps: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with `bli` and `logi` of
the author's later notes.
"""

from functools import lru_cache

from evaluation.metrics.rouge155.tokenizers import irregular_forms

_SHORTEST = 4

_STEP_2 = (
    *(("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble")),
    *(("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate")),
    *(("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous")),
    *(("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log")),
)
_STEP_3 = (
    *(("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")),
)
_STEP_4 = (
    *("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti"),
    *("ous", "ive", "ize"),
)


def _shape(word: str) -> str:
    """Return the word in `c` and `v`; y is a vowel only after a consonant."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    """Return Porter's m, the number of vowels followed by a consonant."""
    return _shape(word).count("vc")


def _ends_short(word: str) -> bool:
    """Return Porter's *o: whether a word ends in consonant, vowel, consonant, the last not w, x or y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _strip_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _strip_past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for suffix in ("ed", "ing"):
        if word.endswith(suffix):
            stem = word.removesuffix(suffix)
            return _restore(stem) if "v" in _shape(stem) else word
    return word


def _restore(stem: str) -> str:
    """Restore a stem that lost -ed or -ing: `conflat` to `conflate`, `hopp` to `hop`, `fil` to `file`."""
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if len(stem) > 1 and stem[-1] == stem[-2] and _shape(stem)[-1] == "c":
        return stem if stem[-1] in "lsz" else stem[:-1]
    return stem + "e" if _measure(stem) == 1 and _ends_short(stem) else stem


def _replace_suffix(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for suffix, replacement in rules:
        if word.endswith(suffix):
            stem = word.removesuffix(suffix)
            return stem + replacement if _measure(stem) > 0 else word
    return word


def _strip_if_long(word: str, suffix: str) -> str:
    stem = word.removesuffix(suffix)
    return stem if _measure(stem) > 1 else word


def _strip_residual(word: str) -> str:
    """Apply step 4. Porter stops at the first suffix; the program then tries `ment`, and `ent` or `ion` on the rest."""
    for suffix in _STEP_4:
        if word.endswith(suffix):
            word = _strip_if_long(word, suffix)
            break
    if word.endswith("ment"):
        word = _strip_if_long(word, "ment")
    if word.endswith("ent"):
        return _strip_if_long(word, "ent")
    return _strip_if_long(word, "ion") if word.endswith(("sion", "tion")) else word


def _tidy(word: str) -> str:
    if word.endswith("e"):
        stem = word[:-1]
        if _measure(stem) > 1 or (_measure(stem) == 1 and not _ends_short(stem)):
            word = stem
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


@lru_cache(maxsize=1 << 16)
def stem(token: str) -> str:
    """Return the stem of a lower-case token; tokens of up to three characters or with non-ASCII letters stay as they are."""
    if len(token) < _SHORTEST or not token.isascii():
        return token
    irregular = irregular_forms().get(token)
    if irregular is not None:
        return irregular
    word = _strip_past(_strip_plural(token))
    if word.endswith("y") and "v" in _shape(word[:-1]):
        word = word[:-1] + "i"
    return _tidy(_strip_residual(_replace_suffix(_replace_suffix(word, _STEP_2), _STEP_3)))
