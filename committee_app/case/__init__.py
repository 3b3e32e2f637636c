"""What a case is: records, acts, the lifecycle, the state they replay to. Standard library only."""
