"""The upstream sources: one module a source, each strict about every byte it reads."""
