"""UNHCR's refugee statistics: stocks by host and origin, asylum applications, flows and solutions."""
