"""Deaths of UN contingents by nationality, mission and month, 1948 to 2015."""
