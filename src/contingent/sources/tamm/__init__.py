"""Tasks Assigned to Missions in their Mandates (TAMM), by month, 1948 to 2015."""
