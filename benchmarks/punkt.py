"""A data folder of NLTK for sumy without a download: the Punkt parameters of the splitter `nltk`."""

import sys
from pathlib import Path

import nltk
from nltk.tokenize.punkt import save_punkt_params

from summarizer.splitting.nltk import punkt_parameters


def write(environment: Path) -> None:
    """Write the parameters to the folder in which NLTK looks for them in a virtual environment."""
    data = environment.resolve() / "nltk_data"
    folder = data / "tokenizers" / "punkt_tab" / "english"
    folder.mkdir(parents=True, exist_ok=True)
    # NLTK only writes below folders that it knows.
    nltk.data.path.append(str(data))
    save_punkt_params(punkt_parameters("english"), dir=str(folder))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
