"""Making the world map that ships with the package from Natural Earth's public-domain map."""
