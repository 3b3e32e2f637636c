"""A proposal as it was handed in, shown beside the work on it: drawn elsewhere, ahead of the eye."""
