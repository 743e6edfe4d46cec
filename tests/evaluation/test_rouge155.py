"""ROUGE-1.5.5: the program's own numbers, hand calculations, and what must hold for every text."""

import json
from collections.abc import Sequence
from itertools import chain, permutations
from pathlib import Path
from typing import Any, Literal, get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evaluation.errors import EvaluationError
from evaluation.metrics.rouge155 import ByteLimit, Rouge155, RougeScore, WordLimit
from evaluation.metrics.rouge155.overlaps import lcs_overlaps
from evaluation.metrics.rouge155.stemmer import stem
from evaluation.metrics.rouge155.tokenizers import tokenize_bytes, tokenize_unicode

pytestmark = pytest.mark.slow

GOLD = json.loads((Path(__file__).parent.parent / "cases" / "rouge155" / "gold.json").read_text("utf-8"))
METRICS = ("1", "2", "3", "4", "L", "S4", "SU4")
References = Literal["pooled", "best", "mean", "jackknife"]
COMBINATIONS: tuple[References, ...] = get_args(References)

words = st.sampled_from(["the", "a", "wolves", "agreement", "accidental", "2025", "co-operate", "hoping", "élan", "y"])
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)
texts = st.lists(sentences, min_size=1, max_size=4)
long_texts = texts.filter(lambda text: len(list(chain.from_iterable(map(tokenize_bytes, text)))) >= 4)
quick = settings(max_examples=60, deadline=None)


def rouge_of_variant(variant: str) -> Rouge155:
    """The settings that stand for a set of flags, as in `l20 A stem`."""
    first, *rest = variant.split()
    limits: dict[str, type[WordLimit | ByteLimit]] = {"l": WordLimit, "b": ByteLimit}
    limit = limits.get(first[0])
    return Rouge155(
        metrics=tuple(metric for metric in METRICS if metric != "L" or limit is not ByteLimit),
        stem="stem" in rest,
        stop_words="stop" in rest,
        limit=limit(int(first[1:])) if limit else None,
        references="best" if "B" in rest else "pooled",
    )


@pytest.mark.parametrize("variant", GOLD["gold"])
def test_every_score_is_the_one_that_the_original_program_printed(variant: str) -> None:
    rouge, printed = rouge_of_variant(variant), GOLD["gold"][variant]
    for number, case in enumerate(GOLD["cases"]):
        references = case["refs"][:1] if variant.startswith("single") else case["refs"]
        for metric, score in rouge.score(case["peer"], references).items():
            expected = printed[f"ROUGE-{metric}"][number]
            assert [score.recall, score.precision, score.f1] == pytest.approx(expected, abs=1e-9), (case["id"], metric)


def test_the_gold_holds_what_it_is_said_to_hold() -> None:
    assert (len(GOLD["cases"]), len(GOLD["gold"])) == (120, 10)
    assert {metric for scores in GOLD["gold"].values() for metric in scores} > {f"ROUGE-{metric}" for metric in METRICS}


def walked_lcs(sentence: Sequence[str], other: Sequence[str]) -> set[int]:
    """The positions on the LCS by the textbook table, walked back up before left."""
    table = [[0] * (len(other) + 1) for _ in range(len(sentence) + 1)]
    for i, token in enumerate(sentence, start=1):
        for j, candidate in enumerate(other, start=1):
            best = max(table[i - 1][j], table[i][j - 1])
            table[i][j] = table[i - 1][j - 1] + 1 if token == candidate else best
    covered, i, j = set(), len(sentence), len(other)
    while i and j:
        if sentence[i - 1] == other[j - 1]:
            i, j = i - 1, j - 1
            covered.add(i)
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return covered


letters = st.lists(st.sampled_from("abcd"), max_size=12)


@settings(max_examples=300, deadline=None)
@given(reference=st.lists(letters, max_size=3), summary=st.lists(letters, max_size=3))
def test_bit_sets_find_the_same_union_as_the_walk_through_the_table(
    reference: list[list[str]], summary: list[list[str]]
) -> None:
    own = list(chain.from_iterable(summary))
    hits = 0
    for letter in "abcd":
        covered = 0
        for sentence in reference:
            union = set().union(*(walked_lcs(sentence, other) for other in summary))
            covered += sum(sentence[position] == letter for position in union)
        hits += min(covered, own.count(letter))
    assert lcs_overlaps(summary, [reference]) == [(hits, sum(map(len, reference)), len(own))]


def test_summary_level_rouge_l_is_that_of_the_papers_example() -> None:
    # Lin 2004, section 3.2: the union of w1 w2 and w1 w3 w5 covers four of five words.
    score = Rouge155(metrics=("L",)).score(["w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"], [["w1 w2 w3 w4 w5"]])["L"]
    assert score == RougeScore(recall=0.8, precision=0.4, f1=0.53333)


def test_skip_bigrams_are_those_of_the_papers_example() -> None:
    # Lin 2004, section 5: of six skip-bigrams, S2 shares three with S1, S3 one and S4 two.
    rouge = Rouge155(metrics=("S9",), stem=False)
    summaries = {"police kill the gunman": 3, "the gunman kill police": 1, "the gunman police killed": 2}
    for summary, shared in summaries.items():
        assert rouge.score([summary], [["police killed the gunman"]])["S9"].recall == round(shared / 6, 5)


@pytest.mark.parametrize(("token", "expected"), [("wolves", "wolf"), ("mice", "mouse"), ("accidental", "accid")])
def test_irregular_forms_come_from_wordnet_and_the_rest_from_porter(token: str, expected: str) -> None:
    assert stem(token) == expected


# The program's step 4 leaves `agreem`; the others are examples of Porter 1980.
@pytest.mark.parametrize(
    ("token", "expected"),
    [("agreement", "agreem"), ("generalizations", "gener"), ("oscillators", "oscil"), ("relational", "relat")],
)
def test_suffixes_are_stripped_step_by_step(token: str, expected: str) -> None:
    assert stem(token) == expected


def test_tokens_of_up_to_three_letters_are_not_stemmed() -> None:
    assert [stem(token) for token in ("was", "ies", "élans")] == ["was", "ies", "élans"]


def test_several_references_are_combined_as_computed_by_hand() -> None:
    summary, references = ["b c d f"], [["b c x z"], ["b c d q v"], ["b k"]]
    recall = {
        how: Rouge155(metrics=("1",), references=how).score(summary, references)["1"].recall for how in COMBINATIONS
    }
    assert recall == pytest.approx(
        {
            "pooled": round(6 / 11, 5),
            "best": 0.6,
            "mean": (0.5 + 0.6 + 0.5) / 3,
            "jackknife": (0.6 + 0.5 + 0.6) / 3,
        }
    )


def test_on_equal_recall_the_first_reference_is_the_best() -> None:
    rouge = Rouge155(metrics=("1",), references="best")
    short, long = ["b x"], ["b c y z"]
    assert rouge.score(["b c"], [short, long])["1"] == RougeScore(recall=0.5, precision=0.5, f1=0.5)
    assert rouge.score(["b c"], [long, short])["1"] == RougeScore(recall=0.5, precision=1.0, f1=0.66667)


@quick
@given(text=long_texts, how=st.sampled_from(COMBINATIONS), stemmed=st.booleans())
def test_a_copy_scores_one(text: list[str], how: References, *, stemmed: bool) -> None:
    scores = Rouge155(metrics=METRICS, references=how, stem=stemmed).score(text, [text, text])
    assert all(score == RougeScore(1.0, 1.0, 1.0) for score in scores.values())


@quick
@given(summary=texts, references=st.lists(long_texts, min_size=3, max_size=3), how=st.sampled_from(COMBINATIONS))
def test_the_order_of_the_references_changes_no_recall(
    summary: list[str], references: list[list[str]], how: References
) -> None:
    rouge = Rouge155(metrics=METRICS, references=how)
    given_order = rouge.score(summary, references)
    assert given_order
    for order in permutations(references):
        recalls = {metric: score.recall for metric, score in rouge.score(summary, order).items()}
        assert recalls == {metric: score.recall for metric, score in given_order.items()}


# Precision under best recall follows the first of equal references.
@quick
@given(summary=texts, references=st.lists(long_texts, min_size=3, max_size=3), how=st.sampled_from(["pooled", "mean"]))
def test_the_order_of_pooled_references_changes_nothing(
    summary: list[str], references: list[list[str]], how: References
) -> None:
    rouge = Rouge155(metrics=METRICS, references=how)
    assert all(rouge.score(summary, order) == rouge.score(summary, references) for order in permutations(references))


@quick
@given(summary=texts, reference=texts.filter(lambda text: tokenize_bytes(text[0])), limit=st.integers(1, 20))
def test_a_word_limit_scores_as_texts_cut_by_hand(summary: list[str], reference: list[str], limit: int) -> None:
    def cut(text: list[str]) -> list[str]:
        lengths = [len(sentence.split()) for sentence in text]
        starts = [sum(lengths[:position]) for position in range(len(text))]
        return [
            " ".join(sentence.split()[: max(0, limit - start)]) for sentence, start in zip(text, starts, strict=True)
        ]

    assume(any(map(tokenize_bytes, cut(reference))))
    limited = Rouge155(metrics=METRICS, limit=WordLimit(limit)).score(summary, [reference])
    assert limited == Rouge155(metrics=METRICS).score(cut(summary), [cut(reference)])


def test_a_lone_dash_and_a_leading_blank_take_a_word_of_the_limit() -> None:
    assert WordLimit(3).cut([" one — two"]) == [" one —"]
    assert WordLimit(3).cut(["one two ", "three four"]) == ["one two", "three"]


def test_a_byte_limit_counts_bytes_and_not_the_joins() -> None:
    assert ByteLimit(7).cut(["café", "bar"]) == ["café", "ba"]
    assert ByteLimit(4).cut(["café"]) == ["caf"]


@pytest.mark.parametrize(
    "text",
    [
        "สมเด็จพระเจ้าอยู่หัวเสด็จฯ ทอดพระเนตรน้ำท่วม",
        "国务院总理出席了会议。会议讨论了经济问题。",
        "Правительство объявило новые меры поддержки экономики.",
        "東京タワーは１９５８年に完成した。",
        "정부가 새로운 경제 대책을 발표했다",
    ],
)
def test_texts_in_other_scripts_score_one_against_themselves_and_are_not_scored_by_bytes(text: str) -> None:
    scores = Rouge155(metrics=METRICS, tokenizer="unicode").score([text], [[text]])
    assert all(score == RougeScore(1.0, 1.0, 1.0) for score in scores.values())
    with pytest.raises(EvaluationError, match=r"reference 1 of 1 has no token.*unicode"):
        Rouge155().score([text], [[text]])


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("今天天气很好。", ["今", "天", "天", "气", "很", "好"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("GPT模型２０２４年", ["gpt", "模", "型", "2024", "年"]),
        ("タワー2", ["タ", "ワ", "ー", "2"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("Мо\u0438\u0306 мой", ["мой", "мой"]),
        ("Wort\u00adteil", ["wortteil"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
    ],
)
def test_the_unicode_tokenizer_knows_words_marks_and_scripts_without_blanks(text: str, tokens: list[str]) -> None:
    assert tokenize_unicode(text) == tokens


@given(text=st.text(st.characters(max_codepoint=127)))
def test_both_tokenizers_agree_on_ascii(text: str) -> None:
    assert tokenize_unicode(text) == tokenize_bytes(text)


def test_characters_whose_lower_case_is_ascii_are_blanks_to_the_program() -> None:
    assert tokenize_bytes("\u212a2 caf\u00e9 \u0130I co-op") == ["2", "caf", "i", "co", "op"]


@pytest.mark.parametrize("summary", [[], [""], ["—"]])
def test_a_summary_without_words_scores_zero(summary: list[str]) -> None:
    for score in Rouge155(metrics=METRICS).score(summary, [["some words of a reference"]]).values():
        assert score == RougeScore(0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("summary", "references", "message"),
    [
        (["a"], [], "0 references, but at least 1"),
        (["a"], [["word"], []], "reference 2 of 2 has no token"),
        (["a"], [["word"], [" — "]], "reference 2 of 2 has no token"),
        ("a text", [["word"]], "not the text 'a text'"),
        (["a"], ["word"], "not the text 'word'"),
    ],
)
def test_inputs_that_cannot_be_scored_are_refused(summary: Any, references: Any, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        Rouge155().score(summary, references)


def test_one_reference_cannot_be_left_out() -> None:
    with pytest.raises(EvaluationError, match="1 references, but at least 2"):
        Rouge155(references="jackknife").score(["a"], [["a"]])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"metrics": ("1", "W")}, r"\['W'\]"),
        ({"metrics": ()}, "unknown ROUGE metrics"),
        ({"metrics": ("0",)}, r"\['0'\]"),
        ({"limit": ByteLimit(665)}, "no byte limit"),
        ({"references": "worst"}, "'worst'"),
        ({"tokenizer": "words"}, "'words'"),
    ],
)
def test_settings_that_do_not_exist_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        Rouge155(**options)


@pytest.mark.parametrize("limit", [WordLimit, ByteLimit])
def test_a_limit_is_positive(limit: type[WordLimit | ByteLimit]) -> None:
    with pytest.raises(EvaluationError, match=r"0 .* is too small"):
        limit(0)


def test_every_setting_shows_in_the_signature() -> None:
    variants = [
        Rouge155(),
        Rouge155(metrics=("1", "2", "SU4")),
        Rouge155(stem=False),
        Rouge155(stop_words=True),
        Rouge155(limit=WordLimit(100)),
        Rouge155(metrics=("1",), limit=WordLimit(100)),
        Rouge155(metrics=("1",), limit=ByteLimit(100)),
        *(Rouge155(references=how) for how in COMBINATIONS[1:]),
        Rouge155(tokenizer="unicode"),
    ]
    assert len({variant.signature for variant in variants}) == len(variants)
    assert Rouge155().signature == "rouge:1.5.5-r1|metrics:1+2+L+SU4|stem:yes|stop:no|limit:no|refs:pooled|tok:bytes"
    assert "|limit:100w|" in variants[4].signature
