"""The dated record: built from documents into immutable versions, opened, and asked."""
