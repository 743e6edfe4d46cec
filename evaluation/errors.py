"""The one error of the evaluation."""


class EvaluationError(Exception):
    """Scores were asked for that the input or the settings do not allow; says what was wrong and the way out."""
