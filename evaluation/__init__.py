"""The harness: scores of summaries, with tests of their differences."""

from evaluation.api import RougeScores, evaluate, rouge
from evaluation.comparison import Contrast, contrast
from evaluation.corpus import ReferenceCluster, load_clusters
from evaluation.errors import EvaluationError
from evaluation.leaderboard import Leaderboard, leaderboard
from evaluation.metrics.rouge155 import Rouge155
from evaluation.metrics.rouge_score import GoogleRouge
from evaluation.outputs import Output, from_summary, from_text
from evaluation.report.contrasts import Comparison
from evaluation.results import Results, read_results
from evaluation.runner import Plan, run
from evaluation.scoring import Scorer
from evaluation.systems import FunctionSystem, Scored, System, Task, parse_systems
from evaluation.systems.configured import Configured

__all__ = [
    "Comparison",
    "Configured",
    "Contrast",
    "EvaluationError",
    "FunctionSystem",
    "GoogleRouge",
    "Leaderboard",
    "Output",
    "Plan",
    "ReferenceCluster",
    "Results",
    "Rouge155",
    "RougeScores",
    "Scored",
    "Scorer",
    "System",
    "Task",
    "contrast",
    "evaluate",
    "from_summary",
    "from_text",
    "leaderboard",
    "load_clusters",
    "parse_systems",
    "read_results",
    "rouge",
    "run",
]
