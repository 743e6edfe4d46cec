"""Run the example notebook and write it with its outputs: `make notebook`, or `python docs/notebook.py TARGET`."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

NOTEBOOK = Path(__file__).with_name("example.ipynb")


def execute(target: Path) -> None:
    """Run every cell in order in a fresh kernel, and stop at an error.

    The kernel is reached through files, without a network. Times and versions are removed, so that equal outputs make
    equal files.

    Args:
        target: The file for the notebook with its outputs.
    """
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    through_files = Config({"KernelManager": {"transport": "ipc"}})
    NotebookClient(notebook, timeout=300, record_timing=False, coalesce_streams=True, config=through_files).execute()
    notebook.metadata.pop("language_info")
    nbformat.write(notebook, target)


if __name__ == "__main__":
    execute(Path(sys.argv[1]) if sys.argv[1:] else NOTEBOOK)
