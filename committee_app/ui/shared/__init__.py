"""The parts that every screen is put together from; none knows a case."""
