"""How much time and memory a summary takes, here and elsewhere: `make bench`."""
