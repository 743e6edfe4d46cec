"""Some ten sentences by lede: `with_lede.py FILE`."""

import sys
from pathlib import Path

from lede import summarize

print(summarize(Path(sys.argv[1]).read_text("utf-8"), max_length=1_500))
