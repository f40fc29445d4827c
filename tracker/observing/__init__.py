"""What whoever runs the site sees of it: lines of the log, and the number of each request."""
