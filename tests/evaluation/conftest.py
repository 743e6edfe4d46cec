"""Three small clusters, as values and as folders."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evaluation.corpus import Nugget, Quote, Reference, ReferenceCluster
from summarizer import Article

FIRE = (
    "A fire destroyed the old fish hall in Velm harbour on Monday night.",
    "Two firefighters were taken to hospital with smoke poisoning.",
    "They were released on Tuesday morning.",
    "The hall had stood on the quay since 1911 and held eleven stalls.",
    "Police believe that a heater in the ice store started the blaze.",
)
FIRE_RIVAL = (
    "Two firefighters were taken to hospital after a blaze in the harbour of Velm.",
    "The fish hall, which was built in 1911, burned to the ground.",
    "But nobody knows who will pay for the eleven lost stalls.",
    "Subscribe to our harbour letter, free every Friday.",
    "The mayor, Orla Finn, promised a new hall within two years.",
)
BRIDGE = (
    "The Marrow bridge will close for nine weeks from 4 May.",
    "Engineers found cracks in three of its steel hangers last autumn.",
    "Buses will go round by the northern ring road.",
    "Shopkeepers in Quay Street fear for their summer trade.",
)
BRIDGE_RIVAL = (
    "Drivers must do without the Marrow bridge from 4 May.",
    "The repair of its cracked hangers takes nine weeks and costs 2.4 million crowns.",
    "Cyclists may use the old ferry at no charge.",
)
MARKET = (
    "Wheat prices rose by a tenth in Tarn on Thursday after the third dry month.",
    "Millers said that their stores would last until August.",
    "The government ruled out a ban on exports.",
)
MARKET_RIVAL = (
    "The ministry will not ban exports of wheat, its spokeswoman Ilse Brand said.",
    "A tenth was added to the price of wheat in a single day.",
    "Bakers expect dearer bread by the end of the month.",
)


def _article(name: str, sentences: tuple[str, ...], day: int) -> Article:
    return Article(name, "\n".join(sentences), source=name.title(), published=datetime(2025, 3, day, 8, tzinfo=UTC))


@pytest.fixture
def harbour() -> ReferenceCluster:
    return ReferenceCluster(
        id="harbour",
        articles=(_article("herald", FIRE, 4), _article("post", FIRE_RIVAL, 5)),
        references=(
            Reference("plain", ("Fire destroyed the fish hall in Velm harbour.", "Two firefighters went to hospital.")),
            Reference("tight", ("Velm's fish hall of 1911 burned down.", "The mayor promised a new one.")),
            Reference("long", ("A heater is thought to have started the fire.", "Eleven stalls were lost.")),
        ),
        nuggets=(
            Nugget(
                "n1",
                "The fish hall burned down.",
                3,
                True,
                ("plain", "tight", "long"),
                (Quote("herald", FIRE[0]), Quote("post", FIRE_RIVAL[1])),
            ),
            Nugget(
                "n2",
                "Two firefighters were taken to hospital.",
                1,
                True,
                ("plain",),
                (Quote("herald", FIRE[1]), Quote("post", FIRE_RIVAL[0])),
            ),
            Nugget("n3", "The mayor promised a new hall.", 1, False, ("tight",), (Quote("post", FIRE_RIVAL[4]),)),
            Nugget("n4", "A heater started the fire.", 1, False, ("long",), (Quote("herald", FIRE[4]),)),
        ),
        boilerplate=frozenset({("post", 4)}),
    )


@pytest.fixture
def bridge() -> ReferenceCluster:
    return ReferenceCluster(
        id="bridge",
        articles=(_article("herald", BRIDGE, 11), _article("post", BRIDGE_RIVAL, 12)),
        references=(
            Reference("plain", ("The Marrow bridge closes on 4 May for nine weeks.", "Its hangers have cracks.")),
            Reference("tight", ("Nine weeks without the Marrow bridge: cracked hangers are mended for 2.4 million.",)),
        ),
    )


@pytest.fixture
def market() -> ReferenceCluster:
    return ReferenceCluster(
        id="market",
        articles=(_article("herald", MARKET, 18), _article("post", MARKET_RIVAL, 19)),
        references=(
            Reference("plain", ("Wheat rose by a tenth in Tarn.", "There will be no ban on exports.")),
            Reference("tight", ("Dry months make wheat dearer by a tenth.",)),
        ),
    )


@pytest.fixture
def clusters(harbour: ReferenceCluster, bridge: ReferenceCluster, market: ReferenceCluster) -> list[ReferenceCluster]:
    return [bridge, harbour, market]


def _write(cluster: ReferenceCluster, folder: Path) -> None:
    for name in ("articles", "references"):
        (folder / name).mkdir(parents=True)
    for article in cluster.articles:
        assert article.published is not None
        head = f"---\ntitle: {article.id}\nsource: {article.source}\npublished: {article.published.isoformat()}\nurl: https://example.org/\n---\n"
        (folder / "articles" / f"{article.id}.txt").write_text(f"{head}\n{article.text}\n", "utf-8")
    for reference in cluster.references:
        (folder / "references" / f"{reference.writer}.txt").write_text("\n".join(reference.sentences) + "\n", "utf-8")
    nuggets = [
        {
            "id": nugget.id,
            "text": nugget.text,
            "weight": nugget.weight,
            "vital": nugget.vital,
            "stated_by": list(nugget.stated_by),
            "supported_by": [{"article": quote.article, "quote": quote.text} for quote in nugget.supported_by],
        }
        for nugget in cluster.nuggets
    ]
    (folder / "nuggets.json").write_text(json.dumps(nuggets), "utf-8")
    lines: dict[str, list[int]] = {}
    for article_id, line in sorted(cluster.boilerplate or ()):
        lines.setdefault(article_id, []).append(line)
    (folder / "cluster.json").write_text(json.dumps({"boilerplate": lines, "wire_copies": []}), "utf-8")


@pytest.fixture
def corpus(tmp_path: Path, clusters: list[ReferenceCluster]) -> Path:
    """A folder with the three clusters."""
    folder = tmp_path / "corpus"
    for cluster in clusters:
        _write(cluster, folder / cluster.id)
    return folder


@pytest.fixture
def jsonl(tmp_path: Path) -> Callable[..., Path]:
    """Writes values, or lines as they are, as JSON Lines."""

    def write(*lines: object) -> Path:
        path = tmp_path / "clusters.jsonl"
        path.write_text(
            "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), "utf-8"
        )
        return path

    return write
