"""What leaves the house: tables, citations, exports and pages. The only package that knows output formats."""
