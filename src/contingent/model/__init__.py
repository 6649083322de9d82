"""The nouns of the house: frozen dataclasses that use the standard library only."""
