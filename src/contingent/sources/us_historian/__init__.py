"""The Office of the Historian of the US Department of State: relations of the United States, and its envoys."""
