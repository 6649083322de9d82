"""Foreign Military Training Reports of the United States: students by country, fund and fiscal year."""
