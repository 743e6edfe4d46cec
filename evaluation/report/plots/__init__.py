"""The plots of the page, as SVG that takes its colours from the page's style; units are those of tables."""

from evaluation.report.plots.bars import Bar, bar_plot
from evaluation.report.plots.curves import Curve, curve_plot
from evaluation.report.plots.intervals import Whisker, interval_plot
from evaluation.report.plots.svg import Mark

__all__ = ["Bar", "Curve", "Mark", "Whisker", "bar_plot", "curve_plot", "interval_plot"]
