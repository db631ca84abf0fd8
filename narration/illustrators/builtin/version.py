"""The version of the drawing."""

ENGINE = "builtin 1"
"""Raise it whenever the same request would look different."""
