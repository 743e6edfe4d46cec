"""Summaries of clusters by sumy's LexRank as JSON Lines: `sumy_on_clusters.py CLUSTERS.jsonl WORDS`.

The articles are joined to one text, as for sumy's command, and as many sentences are taken as fit into the words.
"""

import json
import sys
from pathlib import Path

from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

file, words = sys.argv[1], int(sys.argv[2])
summarizer = LexRankSummarizer(Stemmer("english"))
summarizer.stop_words = get_stop_words("english")
for line in filter(str.strip, Path(file).read_text("utf-8").split("\n")):
    cluster = json.loads(line)
    text = "\n\n".join(article["text"] for article in cluster["articles"])
    document = PlaintextParser.from_string(text, Tokenizer("english")).document
    fitting: list[str] = []
    for count in range(1, len(document.sentences) + 1):
        chosen = [str(sentence) for sentence in summarizer(document, count)]
        if sum(len(sentence.split()) for sentence in chosen) > words:
            break
        fitting = chosen
    print(json.dumps({"id": cluster["id"], "summary": fitting}))
