"""Some ten sentences by trimwise: `with_trimwise.py FILE`. It would download a table of tokens; bytes are used instead."""

import sys
from pathlib import Path

import tiktoken.registry
from trimwise import TrimConfig, Trimmer

_PATTERN = r"\w+|\s+|[^\w\s]+"
bytewise = tiktoken.Encoding(
    "bytes", pat_str=_PATTERN, mergeable_ranks={bytes([code]): code for code in range(256)}, special_tokens={}
)
tiktoken.registry.ENCODINGS[bytewise.name] = bytewise
trimmer = Trimmer(TrimConfig(token_encoding=bytewise.name))
print(trimmer.trim(Path(sys.argv[1]).read_text("utf-8"), 220, unit="words").text)
