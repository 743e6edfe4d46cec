"""The command `evaluate-summaries`."""

from evaluation.cli.evaluate import main, program

__all__ = ["main", "program"]
