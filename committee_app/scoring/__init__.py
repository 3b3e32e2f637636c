"""Exact results of a committee's marks: integers and fractions in, explained numbers out."""
