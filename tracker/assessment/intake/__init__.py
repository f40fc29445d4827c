"""What entries add up to: intakes of days, frames and sources."""
