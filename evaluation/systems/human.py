"""How well a person does, measured as systems are: each reference against the others."""

from dataclasses import dataclass

from evaluation.outputs import Output, OutputSentence
from evaluation.systems.protocol import Kind, Scored, Skipped, Task

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Human:
    """The references, each left out in turn and scored against the rest."""

    @property
    def name(self) -> str:
        """What tables call it."""
        return "human"

    @property
    def kind(self) -> Kind:
        """What people reach."""
        return "bound"

    def run(self, task: Task, /) -> Scored:
        """One run per reference, see `System`."""
        references = task.cluster.for_budget(task.scorer.words).references
        if len(references) < _FEWEST:
            raise Skipped(f"one reference at {task.scorer.words} words, two or more are needed")
        runs = tuple(task.scorer.score_human(reference, task.cluster) for reference in references)
        output = Output(tuple(OutputSentence(sentence) for sentence in references[0].sentences))
        return Scored(runs, output, "human, leave-one-out")
