"""Benchmarks of time and memory against other programs: `make bench`."""
