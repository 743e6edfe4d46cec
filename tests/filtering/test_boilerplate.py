"""Labels of boilerplate, on labelled articles and on a line of every kind."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article, Sentence
from summarizer.filtering.boilerplate import label_boilerplate
from summarizer.filtering.boilerplate.patterns import ANYWHERE, AT_THE_EDGE, LinePatterns
from summarizer.reading import read_articles
from summarizer.splitting.nupunkt import NupunktSplitter

SEED_LINES = json.loads((Path(__file__).parents[1] / "cases" / "seed-lines.json").read_text("utf-8"))
# Marked by their form: a line without a full stop, a date or a place alone. In the corpus they belong to the article.
BY_FORM = {"headline", "time stamp", "dateline", "list mark"}
NEWS = [
    "The harbour bridge at Sellin will close for 14 months, the port authority said on Friday.",
    "Engineers found cracks in two of its nine steel girders during an inspection in January.",
    "A free ferry will cross the harbour every ten minutes while the bridge is shut.",
    "The repair will cost 41 million crowns, of which the state is to pay 30 million.",
]


def labelled(article: Article) -> Iterator[tuple[int, Sentence, str]]:
    """(number of its line from 1, sentence, reason) for every sentence."""
    sentences = NupunktSplitter().split(article)
    for sentence, reason in zip(sentences, label_boilerplate(sentences), strict=True):
        yield article.text.count("\n", 0, sentence.start) + 1, sentence, reason


def reasons(*lines: str) -> list[str]:
    return [reason for _, _, reason in labelled(Article("a", "\n".join(lines)))]


@pytest.mark.parametrize("name", SEED_LINES)
def test_every_labelled_line_of_the_seeds_is_marked_if_and_only_if_it_is_not_news(name: str, seeds: Path) -> None:
    text = (seeds / name).read_text("utf-8")
    labels = {int(number): label for number, label in SEED_LINES[name].items()}
    assert set(labels) == {number for number, line in enumerate(text.split("\n"), start=1) if line.strip()}
    for number, _, reason in labelled(Article(name, text)):
        assert bool(reason) == (labels[number] != "news"), (number, labels[number], reason)
        assert labels[number] != "headline" or reason == "headline", number


@pytest.mark.slow
def test_on_the_corpus_at_least_95_percent_of_the_boilerplate_and_hardly_any_news_is_marked(corpus: Path) -> None:
    boilerplate, news = Counter[bool](), Counter[str]()
    for notes in sorted(corpus.glob("*/cluster.json")):
        lines = json.loads(notes.read_text("utf-8"))["boilerplate"]
        for article in read_articles([str(notes.parent)]):
            for number, _, reason in labelled(article):
                if number in lines.get(article.id, ()):
                    boilerplate[bool(reason)] += 1
                else:
                    news[reason] += 1
    wrong = sum(count for reason, count in news.items() if reason and reason not in BY_FORM)
    assert boilerplate[True] / boilerplate.total() >= 0.95, boilerplate
    assert wrong / news.total() < 0.01, news


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("related link", "ALSO READ: Who pays for the ferry?"),
        ("related link", "More on this: the bridge in pictures"),
        ("related link", "See the full story about the strike."),
        ("live link", "Watch live: the mayor speaks at noon"),
        ("live link", "Follow our live coverage of the closure."),
        ("appeal", "Please consider a gift to our newsroom today."),
        ("appeal", "For as little as $5 a month you can keep this paper alive."),
        ("newsletter", "Sign up for our evening briefing"),
        ("newsletter", "Get the day's headlines delivered to your inbox."),
        ("share bar", "Share | Tweet | Print"),
        ("share bar", "Facebook  Twitter  WhatsApp  Copy link"),
        ("copyright", "© 2025 Sellin Courier. All rights reserved."),
        ("copyright", "This material may not be republished without permission."),
        ("byline", "By Ana Ruiz and Jon Tindall"),
        ("byline", "Additional reporting by Mira Kole"),
        ("call for tips", "Do you know more? Send us your photos."),
        ("author note", "Ana Ruiz is a reporter covering ports and shipping."),
        ("author note", "Ana Ruiz is The Sellin Courier’s film critic."),
        ("author note", "The Harbour Desk is a team of reporters covering the port."),
        ("caption", "Photo: The bridge at dawn (Mira Kole)"),
        ("caption", "FILE - Workers stand on the bridge at Sellin on a Monday in March."),
        ("caption", "In this Sept. 7, 2015 file photo, Mayor Ida Lund speaks to reporters at the quay."),
        ("caption", "In this image taken from video, a crane stands at the harbour of Sellin."),
        ("caption", "Mayor Ida Lund speaks to reporters at the quay in Sellin on March 1, 2025."),
        (
            "caption",
            "Dockers carry a wounded colleague to the harbour gate in Sellin, Norlīva, Saturday, March 1, 2025.",
        ),
        ("caption", "Ida Lund (2nd L) and Jon Tindall (third from right) sit with the dockers at the quay."),
        (
            "caption",
            "The strike goes on... (Harbour Wire) FILE - In this Sept. 7, 2015 file photo, a crane stands idle.",
        ),
        ("time stamp", "Published 28 Feb 2025, 07:30"),
        ("time stamp", "5 min read"),
        ("dateline", "SELLIN, March 1 —"),
        ("headline", "Shop owners fear for their customers"),
    ],
)
def test_a_line_of_each_kind_is_marked_with_its_reason_and_the_news_around_it_is_not(reason: str, line: str) -> None:
    found = reasons(line, *NEWS)
    assert set(found[:-4]) == {reason}
    assert found[-4:] == [""] * 4


@pytest.mark.parametrize(
    "line",
    [
        "The company's share price fell 4 percent after the announcement.",
        "He watched the ship leave the harbour and then went home.",
        "Support for the strike has grown since Monday, the union says.",
        "The newsletter of the parish first printed the letter in 1921.",
        "The U.S. Copyright Office rejected the claim in March.",
        "Volunteers donated 4,000 blankets to the families within a day.",
        "“Follow the money,” the prosecutor told the jury on Tuesday.",
        "The reporter was released on Friday after nine days in prison.",
        "Ana Ruiz, a reporter for the Courier, was among those injured.",
        "The trial of the harbour master will begin on Monday, March 3, 2025.",
        "The film critic of the Courier was arrested at the quay on Monday.",
        "She signed up for the army at seventeen and never came back.",
    ],
)
def test_news_that_uses_the_same_words_is_not_marked(line: str) -> None:
    assert reasons(*NEWS[:2], line, *NEWS[2:]) == [""] * 5


def test_what_may_be_news_in_the_middle_is_boilerplate_in_the_run_at_the_end() -> None:
    contact = "Call the hotline on 0800 555 0142 until midnight."
    assert reasons(*NEWS[:2], contact, *NEWS[2:]) == [""] * 5
    assert reasons(*NEWS, contact, "All rights reserved.") == [""] * 4 + ["contact", "copyright"]


def test_one_appeal_marks_its_whole_short_line_but_not_a_paragraph() -> None:
    assert reasons(*NEWS, "Good news costs money. Donate today.")[4:] == ["appeal", "appeal"]
    assert reasons(*NEWS, f"{NEWS[0]} {NEWS[1]} {NEWS[2]} Donate today.")[4:] == ["", "", "", "appeal"]


def test_lines_without_full_stops_are_headlines_only_in_an_article_that_has_full_stops() -> None:
    assert reasons("Bridge to close", *NEWS)[0] == "headline"
    assert reasons("bread", "milk and honey", "ten nails") == ["", "", ""]


@given(
    st.lists(st.sampled_from([*NEWS, "Donate now", "© 2025", "By Ana Ruiz", "Bridge to close", "SELLIN —"]), max_size=8)
)
def test_every_sentence_gets_one_reason_and_the_same_one_each_time(lines: list[str]) -> None:
    sentences = NupunktSplitter().split(Article("a", "\n".join(lines)))
    assert len(label_boilerplate(sentences)) == len(sentences)
    assert label_boilerplate(sentences) == label_boilerplate(sentences)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("PORT WILDER, Tam. (CP) — A rocket rose on Friday.", "dateline"),
        ("Washington (CNN) -- A rocket rose on Friday.", "dateline"),
        ("MONDAY, Jan. 25, 2016 (Health Desk) -- Rates are rising.", "dateline"),
        ("02:31 – The overseas ballots have gone up.", "time stamp"),
        ("06:50 It was minus 6 before sunrise.", "time stamp"),
        ("11:16 A.M. Sirens sound in the south.", "time stamp"),
        ("CLOSE Mayor Ida Lund says the bridge will stay open.", "button"),
        ("3. The speed supervision system was working.", "list mark"),
        ("• Another passenger has died.", "list mark"),
    ],
)
def test_a_preamble_is_no_part_of_the_sentence_after_it(line: str, kind: str) -> None:
    assert reasons(*NEWS, line, *NEWS) == ["", "", "", "", kind, "", "", "", "", ""]


@pytest.mark.parametrize(
    "line", ["NATO – and others – sent help.", "2024 was dry.", "AUSTIN is hot.", "FILE - In this photo he waves."]
)
def test_a_sentence_that_only_looks_like_it_is_left_whole(line: str) -> None:
    assert [sentence.text for _, sentence, _ in labelled(Article("a", line))] == [line]


@pytest.mark.parametrize("patterns", [ANYWHERE, AT_THE_EDGE])
@given(data=st.data())
def test_every_match_contains_a_keyword(patterns: Mapping[str, LinePatterns], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name, own in patterns.items() if own.contains]))
    own = patterns[name]
    assert own.contains
    text = data.draw(st.from_regex(own.contains))
    assert any(keyword in text for keyword in own.keywords)
