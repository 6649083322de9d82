"""Training and evaluation of the reader: `python -m training.train`, `python -m training.evaluate`."""
