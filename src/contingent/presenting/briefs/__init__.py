"""Briefs: fact sheets of parties, organisations and missions, in which every sentence has its source."""
