"""Own foods, supplements and recipes as a person keeps them."""
