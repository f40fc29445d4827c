"""The diary on many machines: which tables a distributed PostgreSQL spreads by person, and in what order."""
