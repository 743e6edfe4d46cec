"""NLTK's data folder for sumy, without a download: the Punkt parameters that the splitter `nltk` works with."""

import sys
from pathlib import Path

import nltk
from nltk.tokenize.punkt import save_punkt_params

from summarizer.splitting.nltk import punkt_parameters


def write(environment: Path) -> None:
    """Put the parameters where NLTK looks in a virtual environment."""
    data = environment.resolve() / "nltk_data"
    folder = data / "tokenizers" / "punkt_tab" / "english"
    folder.mkdir(parents=True, exist_ok=True)
    # It writes below the folders that it knows only.
    nltk.data.path.append(str(data))
    save_punkt_params(punkt_parameters("english"), dir=str(folder))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
