"""When to see a doctor, and when to call for help: said from what was noticed, once a day at most; signs ticked."""
