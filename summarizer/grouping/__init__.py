"""Groups of sentences that say the same, articles of one origin, and articles of one story."""
