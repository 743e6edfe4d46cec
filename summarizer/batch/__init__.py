"""Many clusters: read one by one, worked on in processes or by Ray, each result written as soon as there is one."""
