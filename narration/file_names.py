"""Titles as names of files that every system can save."""

import re

UNSAFE_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
NAME_CHARS = 80
NAME_BYTES = 200
"""In UTF-8; the strictest file systems take 255 with an ending."""


def download_name(title: str, extension: str) -> str:
    """A file name of at most 80 characters and its ending."""
    return f"{file_name(title) or 'Story'}.{extension}"


def edition_file_name(title: str, *, format: str, extension: str) -> str:
    """The name of a file of a book; of two with one ending each has its own."""
    return download_name(f"{title}, cover" if format == "cover" else title, extension)


def file_name(title: str) -> str:
    """The title without what no file name may hold; empty when nothing is left."""
    name = " ".join(UNSAFE_IN_NAMES.sub(" ", title).split()).strip(". ")[:NAME_CHARS]
    return name.encode("utf-8", "replace")[:NAME_BYTES].decode("utf-8", "ignore").strip(". ")
