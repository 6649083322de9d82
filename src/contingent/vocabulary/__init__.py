"""Vocabulary as data: parties, missions, measures, groups and words as CSV, with a loader for each."""
