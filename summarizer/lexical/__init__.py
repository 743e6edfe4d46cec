"""Text → words, stems, n-grams, numbers and web addresses."""
