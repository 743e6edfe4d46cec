"""Systems to compare: configurations of the summarizer, baselines, bounds, functions and finished summaries."""

from evaluation.scoring import Kind
from evaluation.systems.functions import FunctionSystem
from evaluation.systems.protocol import Scored, Skipped, System, Task
from evaluation.systems.registry import DEFAULT_SYSTEMS, SYSTEMS, default_systems, parse_systems

__all__ = [
    "DEFAULT_SYSTEMS",
    "SYSTEMS",
    "FunctionSystem",
    "Kind",
    "Scored",
    "Skipped",
    "System",
    "Task",
    "default_systems",
    "parse_systems",
]
