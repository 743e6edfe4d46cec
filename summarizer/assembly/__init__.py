"""Assembly of a summary from the chosen rows: wording, citations, reading order, and reasons for what was not chosen."""
