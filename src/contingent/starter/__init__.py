"""The record that ships with the package. It is built by `contingent build`, never by hand."""
