"""The options of `summarize`: their names, types, defaults, help and checks.

A new option is a field of `Settings` and a line of `SummaryOptions`, where type checkers look; the function signatures, their
documentation and the options of the commands are made from the fields.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypedDict, TypeVar

from summarizer.errors import InputError, OptionError
from summarizer.inputs import KnownTexts, known_texts
from summarizer.models import Article, Budget, Limits, Sentence, make_budget
from summarizer.stages import Embedder, Ranker, Selector, Splitter

Function = TypeVar("Function", bound=Callable[..., Any])


class PipelineOptions(TypedDict, total=False):
    """The options of `make_pipeline`, for a function that passes them on."""

    splitter: str | Splitter
    embedder: str | Embedder
    ranker: str | Ranker
    selector: str | Selector
    order: str
    duplicate_threshold: float
    diversity: float | None
    language: str
    model: str | None
    device: str | None
    dtype: str | None
    cache: str | Path | None
    exhaustive: bool
    keep_off_topic: bool
    with_disagreements: bool
    on_embedded: Callable[[int], object] | None


class SummaryOptions(PipelineOptions, Limits, total=False):
    """The options of `summarize`, for a function that passes them on: `def mine(**options: Unpack[SummaryOptions])`."""

    query: str | None
    known: KnownTexts | None


def _option(
    default: Any,
    explained: str,
    *flags: str,
    group: str = "method",
    help: str = "",  # noqa: A002 - click's name for it
    value: str | None = None,
    kind: type = str,
) -> Any:
    """Declare an option.

    Args:
        default: What holds where the caller says nothing.
        explained: What it does, for Python users.
        flags: How the commands call it; none = only Python has it.
        group: The group of the commands' options that it belongs to: "length", "focus", "method" or "cache".
        help: What it does, for users of the commands; "" = as for Python users.
        value: What the commands' help calls its value.
        kind: Type of its value on a command line.
    """
    command = {"flags": flags, "group": group, "help": help or explained, "value": value, "kind": kind}
    return field(default=default, metadata={"explained": explained, **command})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Checked options of `summarize`, with one-shot iterables read to their end.

    Raises:
        InputError: If an option has a value without a meaning.
    """

    max_sentences: int | None = _option(
        None, "At most N sentences (5 if no length is given).", "-n", "--sentences", group="length", value="N", kind=int
    )
    max_words: int | None = _option(None, "At most N words.", "-w", "--words", group="length", value="N", kind=int)
    max_characters: int | None = _option(
        None, "At most N characters.", "-c", "--characters", group="length", value="N", kind=int
    )
    max_tokens: int | None = _option(
        None, "At most N word pieces of the MiniLM tokenizer.", "--tokens", group="length", value="N", kind=int
    )
    query: str | None = _option(
        None,
        "What the summary is to be about, in a few words; None = everything.",
        "--query",
        group="focus",
        help="Only what is about this, as in --query 'hostage release'.",
        value="TEXT",
    )
    known: KnownTexts | None = _option(
        (),
        "What the reader has read: articles, texts or earlier summaries (also as `to_dict` gives them). Only what is new "
        "against it is chosen.",
        "--known",
        group="focus",
        help="Only what is new against this: articles, a folder, or a summary made with -f json; may be repeated.",
        value="PATH",
    )
    order: str = _option(
        "coherent", 'How the sentences are ordered: "coherent", "salience", "chronological" or "source".', "--order"
    )
    embedder: str | Embedder = _option("minilm", "How similarity is measured, a name or an object.", "--embedder")
    model: str | None = _option(
        None, "For the embedder sentence-transformer: a folder or a locally cached name.", "--model", value="PATH"
    )
    device: str | None = _option(
        None, "For the embedder sentence-transformer: cpu (the default), cuda, mps or auto.", "--device"
    )
    dtype: str | None = _option(
        None, "For the embedder sentence-transformer: float32 (the default) or bfloat16.", "--dtype"
    )
    ranker: str | Ranker = _option("lexrank", "How salience is measured, a name or an object.", "--ranker")
    selector: str | Selector = _option(
        "trained-coverage", "How sentences are chosen, a name or an object.", "--selector"
    )
    diversity: float | None = _option(
        None,
        "For the selector mmr: 0 = salience alone … 1 = novelty alone.",
        "--diversity",
        value="X",
        kind=float,
    )
    duplicate_threshold: float = _option(
        0.85,
        "Least cosine of two sentences that say the same, in (0, 1].",
        "--duplicate-threshold",
        value="X",
        kind=float,
    )
    splitter: str | Splitter = _option("nupunkt", "How articles are split, a name or an object.", "--splitter")
    language: str = _option("english", "English name of the articles' language.", "--language", value="NAME")
    exhaustive: bool = _option(False, "Embed every sentence, however many there are.", "--exhaustive", kind=bool)
    keep_off_topic: bool = _option(
        False, "Cite articles, too, that tell another story than the rest.", "--keep-off-topic", kind=bool
    )
    with_disagreements: bool = _option(
        False, "Look for facts on which independent articles differ.", "--disagreements", kind=bool
    )
    cache: str | Path | None = _option(
        None,
        "A folder that keeps the sentences' vectors for the next call; the summary is the same.",
        "--cache",
        group="cache",
        help="Keep the sentences' vectors in DIR: the next run on the same articles takes a third of the time, or less.",
        value="DIR",
    )
    on_embedded: Callable[[int], object] | None = _option(
        None, "For the embedder minilm: called repeatedly with the number of sentences embedded since the last call."
    )

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> "Settings":
        """Return the settings with the options of a call.

        Raises:
            OptionError: If there is no option of a name.
            InputError: If an option has a value without a meaning.
        """
        names = [option.name for option in fields(cls)]
        for name in options:
            if name not in names:
                near = get_close_matches(name, names, n=1)
                hint = f"did you mean {near[0]}?" if near else f"choose among {', '.join(names)}"
                raise OptionError(f"there is no option {name!r}: {hint}")
        return cls(**options)

    def __post_init__(self) -> None:
        for name in ("model", "device", "dtype"):
            value = getattr(self, name)
            if value is not None and self.embedder != "sentence-transformer":
                raise InputError(
                    f"a {name} is for the embedder 'sentence-transformer', not {self.embedder!r}: choose that one"
                )
        if self.diversity is not None and self.selector != "mmr":
            raise InputError(f"diversity is for the selector 'mmr', not {self.selector!r}: choose that one")
        _ = self.budget  # refuses lengths without a meaning
        object.__setattr__(self, "known", self.background)

    @property
    def budget(self) -> Budget:
        """The length; five sentences if none is set."""
        return make_budget(
            max_sentences=self.max_sentences,
            max_words=self.max_words,
            max_characters=self.max_characters,
            max_tokens=self.max_tokens,
        )

    @property
    def background(self) -> tuple[Article | Sentence, ...] | None:
        """The texts that the reader has read; None if there are none."""
        read = None if self.known is None else known_texts(self.known)
        return None if read is None else tuple(read)


def option_fields(options: type) -> tuple[Field[Any], ...]:
    """Return the fields of `Settings` whose names a `TypedDict` of options has, in the order of `Settings`."""
    return tuple(one for one in fields(Settings) if one.name in options.__annotations__)


def takes(options: type) -> Callable[[Function], Function]:
    """Give a function that takes `**options: Unpack[…]` the signature and the documentation of these options.

    Args:
        options: The `TypedDict` of the options.
    """

    def described(function: Function) -> Function:
        declared = inspect.signature(function)
        positional = [one for one in declared.parameters.values() if one.kind is not inspect.Parameter.VAR_KEYWORD]
        keywords = [
            inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=one.type)
            for one in option_fields(options)
        ]
        function.__signature__ = declared.replace(parameters=[*positional, *keywords])  # type: ignore[attr-defined]
        explained = (f"    {one.name}: {one.metadata['explained']}" for one in option_fields(options))
        function.__doc__ = "\n".join([inspect.cleandoc(function.__doc__ or ""), "", "Options:", *explained, ""])
        return function

    return described
