"""What a user tries in the first minutes works as guessed, or says what to do instead."""

import inspect
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any, get_type_hints

import click
import numpy as np
import pandas as pd  # comes with ray
import pytest

import summarizer
from summarizer import (
    Article,
    Budget,
    InputError,
    OptionError,
    SummaryOptions,
    make_pipeline,
    read_articles,
    summarize,
    summarize_stories,
)
from summarizer.cli import batch
from summarizer.cli import summarize as command
from summarizer.settings import PipelineOptions, Settings

FERRY = "The ferry Runa sank off Port Ellery at noon on Monday after hitting a rock."
RESCUE = "All 40 passengers of the ferry were rescued by two fishing boats from Ellery."


def keywords(function: object) -> dict[str, inspect.Parameter]:
    assert callable(function)
    parameters = inspect.signature(function).parameters
    return {name: one for name, one in parameters.items() if one.kind is inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize(("function", "options"), [(summarize, SummaryOptions), (make_pipeline, PipelineOptions)])
def test_type_checkers_signatures_and_settings_have_the_same_options(function: object, options: type) -> None:
    settings = {one.name: one.default for one in fields(Settings)}
    assert {name: one.default for name, one in keywords(function).items()} == {
        name: settings[name] for name in get_type_hints(options)
    }
    types = get_type_hints(Settings)
    assert get_type_hints(options) == {name: types[name] for name in get_type_hints(options)}


def test_settings_have_no_option_that_summarize_does_not_take() -> None:
    assert {one.name for one in fields(Settings)} == set(keywords(summarize)) == set(keywords(summarize_stories))


def test_help_explains_every_option() -> None:
    for function in (summarize, summarize_stories, make_pipeline):
        explained = inspect.getdoc(function) or ""
        assert [name for name in keywords(function) if f"\n    {name}: " not in explained] == []


@pytest.mark.parametrize("program", [command.command, batch.command], ids=["summarize", "summarize-batch"])
def test_the_commands_offer_every_option_with_flags_and_its_default(program: click.Command) -> None:
    offered = {one.name: one for one in program.params}
    for one in fields(Settings):
        assert (one.name in offered) == bool(one.metadata["flags"])
        if one.name in offered and one.name != "known":
            assert (offered[one.name].to_info_dict()["default"] or one.default) == one.default


def test_texts_records_and_paths_are_articles(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, "utf-8")
    record = {"text": RESCUE, "source": "Ellery Post", "published": "2025-03-04"}
    summary = summarize([FERRY.replace("noon", "dawn"), record, file])
    assert [article.id for article in summary.articles] == ["1", "2", "ferry"]
    assert summary.articles[1].source == "Ellery Post"
    assert summarize(tmp_path).text == summarize([file]).text == summarize([FERRY]).text == FERRY


def test_articles_without_an_id_are_named_by_their_place() -> None:
    named = Article("post", RESCUE)
    assert [article.id for article in summarize([Article(text=FERRY), named]).articles] == ["1", "post"]


def test_what_read_articles_returns_can_be_summarized(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY, "utf-8")
    assert summarize(read_articles([str(tmp_path)])).text == FERRY


@pytest.mark.parametrize(
    ("articles", "way_out"),
    [
        (pd.DataFrame([{"text": FERRY}]), r"a table: pass table.to_dict\('records'\)"),
        ([FERRY, None], "article 2 is None: pass an Article, a text, a record with a 'text', or a Path"),
        ([FERRY, float("nan")], "article 2 is nan: pass"),
        (FERRY, "not 'The ferry .*: put it into a list"),
        (None, "not None: put it into a list"),
        ({"text": FERRY}, "not {'text': .*: put it into a list"),
        ([{"body": FERRY}], "article 1.*no 'text' in the record with 'body'"),
    ],
    ids=["DataFrame", "None", "NaN", "one text", "nothing", "one record", "other fields"],
)
def test_what_is_no_list_of_articles_is_refused_with_the_way_out(articles: Any, way_out: str) -> None:
    with pytest.raises(InputError, match=way_out):
        summarize(articles)


def test_the_records_of_a_table_are_summarized() -> None:
    assert summarize(pd.DataFrame([{"text": FERRY, "source": "Ellery Post"}]).to_dict("records")).text == FERRY


def test_a_string_that_is_a_path_is_never_summarized_itself(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, "utf-8")
    with pytest.raises(
        InputError, match=r"article 1 is '.*ferry.txt', the path of a file and not a text: pass Path\('"
    ):
        summarize([str(file)])
    with pytest.raises(InputError, match=r"not the string '.*': for the file or folder pass Path\('"):
        summarize(str(tmp_path))


@pytest.mark.parametrize("function", [summarize, summarize_stories])
def test_a_wrong_keyword_is_answered_with_the_right_one(function: Any) -> None:
    with pytest.raises(OptionError, match=r"there is no option .max_word.: did you mean max_words\?"):
        function([FERRY], max_word=9)
    with pytest.raises(TypeError, match="there is no option 'colour': choose among max_sentences, "):
        function([FERRY], colour="red")


def test_the_name_of_a_model_points_to_the_embedder_that_runs_it() -> None:
    with pytest.raises(InputError, match="use embedder='sentence-transformer', model='all-MiniLM-L6-v2'"):
        summarize([FERRY], embedder="all-MiniLM-L6-v2")


def test_a_pipeline_takes_what_summarize_takes() -> None:
    pipeline = make_pipeline()
    assert pipeline.summarize([FERRY, RESCUE], max_words=20).budget == Budget(max_words=20)
    assert pipeline.summarize([FERRY, RESCUE]).budget == Budget(max_sentences=5)
    assert (
        pipeline.summarize([{"text": FERRY}], max_sentences=1, known=[RESCUE]).to_dict()
        == summarize([FERRY], max_sentences=1, known=[RESCUE]).to_dict()
    )
    with pytest.raises(InputError, match="two lengths"):
        pipeline.summarize([FERRY], Budget(max_words=9), max_words=9)


def test_the_version_is_that_of_the_changelog() -> None:
    changelog = (Path(__file__).parent.parent / "CHANGELOG.md").read_text("utf-8")
    assert f"\n## {summarizer.__version__}\n" in changelog


def test_texts_without_a_name_are_cited_by_their_own_number() -> None:
    filler = "The weather on the coast was mild and dry for most of that week."
    summary = summarize([filler, FERRY, RESCUE], max_sentences=2, query="ferry", order="source")
    assert {cited.article.id for cited in summary} == {"2", "3"}
    assert f"{FERRY} [2]" in str(summary)
    assert f"{RESCUE} [3]" in str(summary)
    assert "\n  2  2\n  3  3" in str(summary)
    assert f"{RESCUE}[^3]" in summary.to_markdown()


@pytest.mark.parametrize(
    "published",
    [
        pd.Timestamp("2025-03-04 09:00"),
        datetime.fromisoformat("2025-03-04T09:00"),
        "2025-03-04T09:00",
        "Tue, 4 Mar 2025 09:00:00",
    ],
)
def test_the_records_of_a_table_hold_dates_numbers_and_gaps(published: object) -> None:
    frame = pd.DataFrame(
        [
            {
                "id": np.int64(7),
                "text": FERRY,
                "source": pd.NA,
                "published": published,
                "url": float("nan"),
                "title": None,
            }
        ]
    )
    [article] = summarize(frame.to_dict("records")).articles
    assert (article.id, article.source, article.url, article.title) == ("7", "", "", "")
    assert article.published == datetime.fromisoformat("2025-03-04T09:00")


def test_a_gap_in_a_column_of_dates_is_no_date() -> None:
    frame = pd.DataFrame({"text": [FERRY, RESCUE], "published": pd.to_datetime(["2025-03-04", None])})
    assert [article.published for article in summarize(frame.to_dict("records")).articles] == [
        datetime.fromisoformat("2025-03-04"),
        None,
    ]


@pytest.mark.parametrize("option", ["max_words", "query", "known", "max_sentences"])
def test_a_pipeline_is_not_made_with_what_it_would_ignore(option: str) -> None:
    with pytest.raises(OptionError, match=f"there is no option '{option}'"):
        make_pipeline(**{option: 5})  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="there is no length 'ranker': choose among max_sentences"):
        make_pipeline().summarize([FERRY], ranker="lead")  # type: ignore[call-arg]


def test_known_texts_may_be_paths_but_no_path_is_a_text(tmp_path: Path) -> None:
    file, stored = tmp_path / "known.txt", tmp_path / "known.json"
    file.write_text(FERRY, "utf-8")
    summarize([FERRY]).save(stored)
    for known in (file, [file], stored, [stored]):
        assert summarize([FERRY, RESCUE], known=known).text == RESCUE
    with pytest.raises(InputError, match=r"known text 1 is '.*', the path of a file and not a text: pass Path\("):
        summarize([FERRY], known=[str(file)])


@pytest.mark.parametrize("text", ["https://example.org/news/ferry", "articles/no-such-file.txt"])
def test_an_address_or_a_path_that_leads_nowhere_is_no_text(text: str) -> None:
    with pytest.raises(InputError, match="a path or an address and not a text"):
        summarize([FERRY, text])


def test_the_model_of_the_default_is_recognised_by_its_name() -> None:
    with pytest.raises(InputError, match="the default, 'minilm', runs this model without torch"):
        summarize([FERRY], embedder="sentence-transformers/all-MiniLM-L6-v2")
