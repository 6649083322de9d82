"""Strengths of peacekeeping missions of regional bodies and coalitions, by month, 1993 to 2016."""
