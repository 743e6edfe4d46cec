"""The content of the HTML report as plain values; the templates turn them into HTML."""
