"""Words, stems, n-grams, numbers and web addresses of a text."""
