"""ROUGE as the program ROUGE-1.5.5 computes it (Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries").

The scores agree with the program's own output to its five decimals. ROUGE-W and ROUGE-L under a byte limit are left out.
The scores do not compare with those of `evaluation.metrics.rouge_score`, which cuts and stems words differently.
"""

from evaluation.metrics.rouge155.inputs import ByteLimit, WordLimit
from evaluation.metrics.rouge155.metric import Rouge155
from evaluation.metrics.rouge155.scores import RougeScore

__all__ = ["ByteLimit", "Rouge155", "RougeScore", "WordLimit"]
