"""The parts of the HTML report: what is marked in the articles, what the sections say, what is drawn."""
