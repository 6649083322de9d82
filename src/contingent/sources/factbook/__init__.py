"""The World Factbook (CIA): what its editions of 2015 to 2026 said, kept after its end."""
