"""Reads file names from standard input and prints those that CPython's ast does not parse, with the reason."""

import ast
import sys
import warnings

warnings.simplefilter("ignore")
for name in sys.stdin.read().splitlines():
    with open(name, "rb") as file:
        try:
            ast.parse(file.read())
        except (SyntaxError, ValueError) as error:
            print(f"{name}: {error}")
