"""The corpus keeps its promises: format, exact quotes, real wire copies, references that copy nothing."""

import itertools
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import frontmatter
import pytest

pytestmark = pytest.mark.slow

CORPUS = Path(__file__).parent.parent / "corpus"
CLUSTERS = sorted(folder.parent for folder in CORPUS.glob("*/cluster.json"))
SHORT_REFERENCES = ("analytical", "plain", "tight")
DISAGREEMENT_TYPES = {"number", "date", "time", "amount", "name", "attribution", "negation"}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    tokens = words(text)
    return {tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1)}


def bodies(cluster: Path) -> dict[str, str]:
    return {path.stem: frontmatter.load(str(path)).content for path in sorted(cluster.glob("articles/*.txt"))}


def references(cluster: Path) -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in sorted(cluster.glob("references/*.txt"))}


def load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


per_cluster = pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda path: path.name)


@per_cluster
def test_articles_are_of_the_stated_number_size_and_format(cluster: Path) -> None:
    paths = sorted(cluster.glob("articles/*.txt"))
    assert 4 <= len(paths) <= 9
    for number, path in enumerate(paths, start=1):
        post = frontmatter.load(str(path))
        assert path.stem.startswith(f"{number:02d}-"), path.name
        assert set(post.metadata) == {"title", "source", "published", "url"}, path.name
        assert isinstance(post["published"], datetime), path.name
        assert post["published"].tzinfo is not None, path.name
        assert re.match(r"https://([a-z0-9-]+\.)*example\.org/", str(post["url"])), path.name
        assert 150 <= len(post.content.split()) <= 600, f"{path.name}: {len(post.content.split())} words"


@per_cluster
def test_references_are_four_of_the_stated_lengths(cluster: Path) -> None:
    texts = references(cluster)
    assert set(texts) == {*SHORT_REFERENCES, "long"}
    for name in SHORT_REFERENCES:
        assert 80 <= len(texts[name].split()) <= 110, f"{name}: {len(texts[name].split())} words"
    assert 230 <= len(texts["long"].split()) <= 260, f"long: {len(texts['long'].split())} words"


@per_cluster
def test_references_copy_no_run_of_eight_words(cluster: Path) -> None:
    for name, reference in references(cluster).items():
        for article, body in bodies(cluster).items():
            shared = runs(reference, 8) & runs(body, 8)
            assert not shared, f"{name} copies from {article}: {sorted(shared)[:2]}"


def assert_quote_is_exact(bodies: dict[str, str], quote: dict[str, str]) -> None:
    assert quote["article"] in bodies, quote
    assert "\n" not in quote["quote"], quote
    assert bodies[quote["article"]].count(quote["quote"]) == 1, quote
    assert quote["quote"] == quote["quote"].strip(), quote


@per_cluster
def test_nuggets_are_weighted_by_their_references_and_quoted_exactly(cluster: Path) -> None:
    texts, nuggets = bodies(cluster), load(cluster / "nuggets.json")
    assert 10 <= len(nuggets) <= 25
    assert len({nugget["id"] for nugget in nuggets}) == len(nuggets)
    for nugget in nuggets:
        assert set(nugget) == {"id", "text", "stated_by", "weight", "vital", "supported_by"}
        assert nugget["stated_by"], nugget
        assert set(nugget["stated_by"]) <= {*SHORT_REFERENCES, "long"}, nugget
        assert nugget["weight"] == len(set(nugget["stated_by"])) == len(nugget["stated_by"]), nugget
        assert isinstance(nugget["vital"], bool)
        assert nugget["supported_by"], nugget
        for quote in nugget["supported_by"]:
            assert_quote_is_exact(texts, quote)


@per_cluster
def test_planted_difficulties_are_where_cluster_json_says(cluster: Path) -> None:
    texts, notes = bodies(cluster), load(cluster / "cluster.json")
    nuggets = {nugget["id"]: nugget for nugget in load(cluster / "nuggets.json")}
    assert set(notes) == {
        *("id", "kind", "title", "synopsis", "wire_copies", "disagreements", "updates", "boilerplate"),
        *("paraphrases", "negation_twins", "rare_facts", "off_topic", "queries"),
    }
    assert notes["id"] == cluster.name
    for entry in [*notes["disagreements"], *notes["updates"]]:
        assert len(entry["values"]) >= 2, entry
        for value in entry["values"]:
            assert_quote_is_exact(texts, value)
            assert value["value"] in value["quote"], value
    for entry in notes["disagreements"]:
        assert entry["type"] in DISAGREEMENT_TYPES
        assert len({value["article"] for value in entry["values"]}) >= 2, entry
    assert len(notes["paraphrases"]) >= 3
    for entry in notes["paraphrases"]:
        assert len({quote["article"] for quote in entry["quotes"]}) >= 2, entry
    for quotes in [*(entry["quotes"] for entry in notes["paraphrases"]), *notes["negation_twins"]]:
        for quote in quotes:
            assert_quote_is_exact(texts, quote)
    for article, lines in notes["boilerplate"].items():
        for line in lines:
            assert texts[article].splitlines()[line - 1].strip(), (article, line)
    for nugget in notes["rare_facts"]:
        assert len({quote["article"] for quote in nuggets[nugget]["supported_by"]}) == 1, nugget
    for query in notes["queries"]:
        assert query["nuggets"], query
        assert set(query["nuggets"]) <= set(nuggets), query
    assert set(notes["off_topic"]) <= set(texts)
    assert not {quote["article"] for nugget in nuggets.values() for quote in nugget["supported_by"]} & set(
        notes["off_topic"]
    )


@per_cluster
def test_wire_copies_overlap_and_other_articles_do_not(cluster: Path) -> None:
    texts, notes = bodies(cluster), load(cluster / "cluster.json")
    copies = {pair for group in notes["wire_copies"] for pair in itertools.combinations(sorted(group), 2)}
    for first, second in itertools.combinations(sorted(texts), 2):
        one, other = runs(texts[first], 5), runs(texts[second], 5)
        overlap = len(one & other) / min(len(one), len(other))
        is_right = overlap > 0.60 if (first, second) in copies else overlap < 0.15
        assert is_right, f"{first} ~ {second}: {overlap:.2f}"


def test_no_two_clusters_share_a_run_of_twelve_words() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for cluster in CLUSTERS:
        own = set().union(*(runs(body, 12) for body in bodies(cluster).values()))
        for run in own:
            assert run not in seen, f"{cluster.name} ~ {seen[run]}: {' '.join(run)}"
        seen.update(dict.fromkeys(own, cluster.name))


def test_nothing_of_the_seeds_stands_in_the_corpus() -> None:
    seeds = Path(__file__).parent.parent.parent / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the folder of the seed articles is not here")
    taken = set().union(*(runs(path.read_text("utf-8"), 8) for path in seeds.glob("*.txt")))
    for path in CORPUS.glob("*/*/*.txt"):
        assert not taken & runs(path.read_text("utf-8"), 8), path
