"""What whoever runs the site sees of it: alive, ready, log lines, figures, and the number of each request."""
