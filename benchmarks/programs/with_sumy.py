"""Ten sentences by a method of sumy: `with_sumy.py METHOD FILE`."""

import sys
from importlib import import_module

from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.parsers.plaintext import PlaintextParser
from sumy.utils import get_stop_words

_CLASSES = {"lex_rank": "LexRankSummarizer", "text_rank": "TextRankSummarizer", "lsa": "LsaSummarizer"}

method, file = sys.argv[1:]
parser = PlaintextParser.from_file(file, Tokenizer("english"))
summarizer = getattr(import_module(f"sumy.summarizers.{method}"), _CLASSES[method])(Stemmer("english"))
summarizer.stop_words = get_stop_words("english")
for sentence in summarizer(parser.document, 10):
    print(sentence)
