"""The version of the drawing."""

ENGINE = "builtin 2"
"""Raise it whenever the same request would look different."""
