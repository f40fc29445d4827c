"""Foods, combinations and habits that would close a gap."""
