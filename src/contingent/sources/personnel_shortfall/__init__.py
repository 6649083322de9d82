"""Authorised strength of UN missions by month, 1990 to 2015."""
