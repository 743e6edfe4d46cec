"""Clusters with references → the weights of the selector `trained-coverage`."""
