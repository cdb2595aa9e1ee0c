"""`python -m bench` runs all measures, `python -m bench triage` one of them."""

import sys

from bench.run import main

main(sys.argv[1:])
