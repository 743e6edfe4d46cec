"""Which sentences say the same, which articles copy each other, which tell one story."""
