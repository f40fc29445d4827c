"""What whoever runs the site sees of it: alive, ready, lines of the log, and the number of each request."""
