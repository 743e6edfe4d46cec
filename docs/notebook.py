"""Runs the example notebook and writes what it shows: `make notebook`, or `python docs/notebook.py TARGET` for another file."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

NOTEBOOK = Path(__file__).with_name("example.ipynb")


def execute(target: Path) -> None:
    """Run every cell in order, in a fresh kernel that is reached without a network; an error in one ends the program.

    Neither times nor versions are kept, so that a run that shows the same is the same file.

    Args:
        target: Where the notebook is written with its outputs.
    """
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    through_files = Config({"KernelManager": {"transport": "ipc"}})
    NotebookClient(notebook, timeout=300, record_timing=False, coalesce_streams=True, config=through_files).execute()
    notebook.metadata.pop("language_info")
    nbformat.write(notebook, target)


if __name__ == "__main__":
    execute(Path(sys.argv[1]) if sys.argv[1:] else NOTEBOOK)
