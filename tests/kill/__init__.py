"""What was acknowledged is kept: the server is killed over and over while people write, and then the diary is read."""
