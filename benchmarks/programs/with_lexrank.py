"""Ten sentences by the package lexrank: `with_lexrank.py FILE`. It has no splitter: the text is split at full stops."""

import re
import sys
from pathlib import Path

from lexrank import STOPWORDS, LexRank

text = Path(sys.argv[1]).read_text("utf-8")
documents = [re.split(r"(?<=[.!?])\s+", paragraph) for paragraph in text.split("\n\n") if paragraph.strip()]
ranker = LexRank(documents, stopwords=STOPWORDS["en"])
sentences = [sentence for document in documents for sentence in document]
for sentence in ranker.get_summary(sentences, summary_size=10, threshold=0.1):
    print(sentence)
