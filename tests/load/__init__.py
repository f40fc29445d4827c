"""Many people at once on a server as `make run` starts it, how long each waits, and what that means for millions."""
