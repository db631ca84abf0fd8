"""The version of the drawing."""

ENGINE = "builtin 3"
"""Raise it whenever the same request would look different."""
