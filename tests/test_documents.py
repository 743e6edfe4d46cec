"""What the documents say about the project is so: numbers, lists, links, generated tables."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from evaluation.cli import program
from evaluation.columns import COLUMNS
from evaluation.systems import SYSTEMS
from summarizer import TrainedCoverage, __version__
from summarizer.assembly.ordering import ORDERS
from summarizer.registry import EMBEDDERS, RANKERS, SELECTORS, SPLITTERS
from summarizer.rendering import FORMATS
from summarizer.selection.concept_features import CONCEPT_FEATURES
from summarizer.selection.sentence_features import SENTENCE_FEATURES

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    str(path.relative_to(ROOT)) for pattern in ("*.md", "docs/*.md", "corpus/*.md") for path in ROOT.glob(pattern)
)
# Neither machines nor workplaces are named in documents, and package registries only by their clients.
FOREIGN = re.compile(r"/(?:home|root|tmp|usr|work)/|\.pypi\.org|pythonhosted|pytorch\.org|\.\./shared")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def settings() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))


def between(document: str, name: str) -> str:
    """What stands between the marks of a generated part."""
    match = re.search(rf"<!-- {name}:begin -->\n(.*?)<!-- {name}:end -->", document, re.DOTALL)
    assert match, f"no marks of {name}"
    return match[1]


def distribution(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match
    return match[0].lower()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_relative_link_leads_to_a_file(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text(name))
    missing = [link for link in links if not ((ROOT / name).parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_names_this_machine(name: str) -> None:
    assert not FOREIGN.findall(text(name))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_and_folder_in_backticks_exists(name: str) -> None:
    named = re.findall(r"`((?:summarizer|evaluation|tests|docs|corpus)/[\w./-]+)`", text(name))
    examples = {"summarizer/ranking/longest.py", "tests/ranking/test_longest.py"}
    assert not [path for path in named if path not in examples and not (ROOT / path).exists()]


def test_the_readme_has_less_than_250_lines_and_the_table_of_the_harness() -> None:
    document = text("README.md")
    assert len(document.splitlines()) < 250
    assert between(document, "quality")


def test_the_picture_in_the_readme_is_small_and_made_by_a_command() -> None:
    [picture] = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text("README.md"))
    data = (ROOT / picture).read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    assert len(data) < 300_000
    assert "\nscreenshot: $(TEST_TOOLS) browser\n\t$(BIN)/python docs/screenshot.py\n" in text("Makefile")
    assert f'"{Path(picture).name}"' in text("docs/screenshot.py")


def test_the_readme_gives_the_defaults_of_the_default_selector() -> None:
    document, default = " ".join(text("README.md").split()), TrainedCoverage()
    assert f"γ = {default.gamma:g}, α = {default.sentence_weight:g}, r = {default.length_exponent:g}" in document
    assert f"a single stem counting {default.unigram_weight:g} of a pair" in document
    assert f"chosen one reaches {default.max_similarity:g}" in document
    assert f"over {len(CONCEPT_FEATURES)} transparent features" in document
    assert f"over {len(SENTENCE_FEATURES)} features of a sentence" in document


def test_contributing_draws_the_layers_that_are_checked() -> None:
    drawn = [block.split("\n") for block in re.findall(r"```text\n(.*?)\n```", text("CONTRIBUTING.md"), re.DOTALL)]
    contracts = settings()["tool"]["importlinter"]["contracts"]
    assert drawn == [contract["layers"] for contract in contracts if contract["type"] == "layers"]


def test_contributing_lists_the_checks_of_make_test() -> None:
    recipe = text("Makefile").partition("\ntest:")[2].partition("\n\n")[0]
    listed = re.findall(r"^\| (?!Check|---)\w+ \| `([^`]+)` \|", text("CONTRIBUTING.md"), re.MULTILINE)
    places = [recipe.find(command) for command in listed]
    assert len(listed) == recipe.count("\n\t")
    assert -1 not in places
    assert places == sorted(places)


def test_the_design_gives_a_reason_for_each_dependency_and_for_nothing_else() -> None:
    project = settings()["project"]
    required = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    table = text("docs/design.md").partition("\n## Dependencies\n")[2].partition("\n## ")[0]
    explained = re.findall(r"^\| ([\w.-]+) \| [^|]+ \| [\d.]+ \| [^|]{10,} \|$", table, re.MULTILINE)
    assert sorted(map(str.lower, explained)) == sorted(map(distribution, required))


def test_the_changelog_has_this_version() -> None:
    assert f"\n## {__version__}\n" in text("CHANGELOG.md")


def test_the_changelog_names_every_stage_and_format() -> None:
    registries = (SPLITTERS, EMBEDDERS, RANKERS, SELECTORS, ORDERS, FORMATS)
    named = set(re.findall(r"`([\w-]+)`", text("CHANGELOG.md")))
    assert not {name for registry in registries for name in registry} - named


def test_the_evaluation_document_names_every_command_system_and_column() -> None:
    document = text("docs/evaluation.md")
    assert not [
        name for name in program.commands if f"`{name}" not in document and f"evaluate-summaries {name}" not in document
    ]
    assert not [name for name in SYSTEMS if f"`{name}`" not in document]
    families = {key.partition(".")[0] for key in COLUMNS} - {f"R-{n}" for n in ("2", "3", "S4")}
    assert not [family for family in families if f"`{family}" not in document]


def test_every_hook_before_a_commit_is_local_and_a_check_of_make_test() -> None:
    repositories = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    hooks = repositories[0]["hooks"]
    assert [hook["name"] for hook in hooks] == ["ruff format", "ruff", "mypy", "lint-imports"]
    for hook in hooks:
        assert hook["language"] == "system"
        program = hook["entry"].split()[0].removeprefix(".venv/bin/")
        assert f"$(BIN)/{program}" in text("Makefile")


@pytest.mark.slow
def test_the_statistics_of_the_corpus_are_those_of_today() -> None:
    line = [sys.executable, "-m", "evaluation", "corpus-stats", "corpus", "-f", "markdown"]
    counted = subprocess.run(line, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    assert between(text("corpus/README.md"), "statistics") == counted


@pytest.mark.slow
def test_what_the_corpus_document_counts_by_hand_is_so() -> None:
    notes = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / "corpus").glob("*/cluster.json"))]
    splits = yaml.safe_load(text("corpus/splits.json"))
    document = " ".join(text("corpus/README.md").split())
    copied = sum(bool(note["wire_copies"]) for note in notes)
    assert f"in {copied} of the {len(notes)} clusters" in document
    assert sum(bool(note["off_topic"]) for note in notes) == 5
    assert "**off-topic articles**, in five clusters" in document
    assert f"{len(splits['dev'])} `dev` and {len(splits['test'])} `test`" in document


def test_the_corpus_has_a_licence_of_its_own() -> None:
    assert text("corpus/LICENSE").startswith("Creative Commons Attribution 4.0 International (CC BY 4.0)\n")
    assert "://" not in text("corpus/LICENSE")
