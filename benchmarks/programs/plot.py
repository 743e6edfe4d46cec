"""CPU seconds over number of sentences, both logarithmic: `plot.py RESULTS FIGURE`."""

import json
import sys
from pathlib import Path
from statistics import median

import matplotlib as mpl
from matplotlib import pyplot as plt

# A fixed salt, so that equal results give equal bytes.
mpl.rcParams["svg.hashsalt"] = "summarizer"

source, figure = sys.argv[1:]
curves: dict[str, list[tuple[int, float]]] = {}
for row in json.loads(Path(source).read_text("utf-8"))["rows"]:
    if row["race"] == "growth" and row["runs"] and all(run["outcome"] == "done" for run in row["runs"]):
        curves.setdefault(row["name"], []).append((row["size"], median(run["cpu"] for run in row["runs"])))
fig, axes = plt.subplots(figsize=(7.5, 4.5), layout="constrained")
for name, points in curves.items():
    is_ours = name.startswith("summarizer")
    axes.loglog(*zip(*sorted(points), strict=True), marker="o", label=name, linewidth=2.5 if is_ours else 1.2)
axes.set(xlabel="sentences", ylabel="CPU seconds, whole process")
axes.grid(visible=True, which="major", alpha=0.3)
axes.legend(fontsize=8)
fig.savefig(figure, metadata={"Date": None})
