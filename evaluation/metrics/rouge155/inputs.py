"""What a summary and its references must be before they are scored."""

from collections.abc import Callable, Sequence

from evaluation.errors import EvaluationError


def check_inputs(
    summary: Sequence[str],
    references: Sequence[Sequence[str]],
    *,
    tokenize: Callable[[str], Sequence[str]],
    fewest_references: int,
) -> None:
    """Refuse what would score without meaning.

    Raises:
        EvaluationError: A text was given in place of its sentences; or there are too few references; or a reference has
            no token, which would score 0 whatever the summary says.
    """
    for text in (summary, references, *references):
        if isinstance(text, str):
            raise EvaluationError(
                f"the text {text[:40]!r} stands where sentences belong; give a list of sentences, if need be of one"
            )
    if len(references) < fewest_references:
        raise EvaluationError(
            f"{len(references)} references, but at least {fewest_references} are needed; add references"
        )
    for number, reference in enumerate(references, start=1):
        if not any(map(tokenize, reference)):
            raise EvaluationError(
                f"reference {number} of {len(references)} has no token; give its text, "
                "or score with Rouge155(tokenizer='unicode') if it is not in ASCII letters"
            )
