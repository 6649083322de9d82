"""Geo-PKO: where the units of UN missions are, by the UN's own deployment maps, year by year."""
