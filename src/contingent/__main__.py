"""Run the command line with `python -m contingent`."""

from contingent.cli import main

main()
