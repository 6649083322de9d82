"""The IPI Peacekeeping Database: contributor totals, contributions by sex, and mission totals, 1990 to 2017."""
