"""Many people at once on a server as `make run` starts it: how long each waits for what they do in a day."""
