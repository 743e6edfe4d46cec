"""Any Python function as a system."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evaluation.errors import EvaluationError
from evaluation.outputs import Output, from_summary, from_text
from evaluation.scoring import Kind
from evaluation.systems.protocol import Scored, Task
from summarizer import Article, Summary

SummaryFunction = Callable[[list[Article], int], str | Sequence[str] | Summary]


@dataclass(frozen=True, slots=True)
class FunctionSystem:
    """A function that summarizes articles.

    Attributes:
        name: Name in tables.
        function: Called as `function(articles, max_words)` with a list of `summarizer.Article` and the budget in words.
            Returns a text, a list of sentences or a `summarizer.Summary`. A longer summary is cut to the budget.
        kind: Part of the table that it belongs to.
    """

    name: str
    function: SummaryFunction = field(repr=False)
    kind: Kind = "system"

    def run(self, task: Task, /) -> Scored:
        """Call the function on a cluster and score the summary, see `System`.

        Raises:
            EvaluationError: If the function fails, or returns anything else.
        """
        words = task.scorer.words
        try:
            summary = self.function(list(task.cluster.articles), words)
        except Exception as error:
            raise EvaluationError(
                f"{self.name}(articles, {words}) failed on cluster {task.cluster.id!r}: {type(error).__name__}: {error}"
            ) from error
        output = _output(self.name, summary, task.cluster.articles).cut(words)
        return Scored((task.scorer.score(output, task.cluster),), output, f"a function, cut at {words} words")


def _output(name: str, summary: object, articles: Sequence[Article]) -> Output:
    if isinstance(summary, Summary):
        return from_summary(summary)
    if isinstance(summary, str):
        return from_text(summary, articles)
    if isinstance(summary, Sequence) and all(isinstance(sentence, str) for sentence in summary):
        return from_text(summary, articles)
    raise EvaluationError(
        f"the function {name!r} returned {summary!r:.60}: return a text, a list of sentences or a Summary"
    )
