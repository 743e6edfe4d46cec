"""What is compared: our configurations, baselines, and the bounds between which they lie."""

from evaluation.systems.names import DEFAULT_SYSTEMS, SYSTEMS, parse_systems
from evaluation.systems.protocol import Kind, Scored, Skipped, System, Task

__all__ = ["DEFAULT_SYSTEMS", "SYSTEMS", "Kind", "Scored", "Skipped", "System", "Task", "parse_systems"]
