"""The harness: how good a summary is, and whether the difference is luck."""

from evaluation.comparison import Contrast, contrast
from evaluation.corpus import Cluster, load_clusters
from evaluation.errors import EvaluationError
from evaluation.files import read_results
from evaluation.leaderboard import Leaderboard, leaderboard
from evaluation.metrics.rouge155 import Rouge155
from evaluation.metrics.rouge_score import GoogleRouge
from evaluation.outputs import Output, from_summary, from_text
from evaluation.plan import Plan
from evaluation.results import Results
from evaluation.runner import run
from evaluation.scoring import Scorer
from evaluation.systems import parse_systems
from evaluation.systems.configured import Configured

__all__ = [
    "Cluster",
    "Configured",
    "Contrast",
    "EvaluationError",
    "GoogleRouge",
    "Leaderboard",
    "Output",
    "Plan",
    "Results",
    "Rouge155",
    "Scorer",
    "contrast",
    "from_summary",
    "from_text",
    "leaderboard",
    "load_clusters",
    "parse_systems",
    "read_results",
    "run",
]
