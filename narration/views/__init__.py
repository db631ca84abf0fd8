"""The pages from the choice of the format to the finished book, one file a page."""

from narration.views.choices import format_, format_choose
from narration.views.making import (
    book_make,
    book_stop,
    failed_leave_out,
    generate,
    part_leave_out,
    part_retry,
)
from narration.views.media import edition_file, illustration, recording, sample, take
from narration.views.narrators import narrator, narrator_choose, narrator_hear
from narration.views.pictures import (
    cover_choose,
    picture_describe,
    picture_draw,
    picture_remove,
    picture_use,
    pictures,
    scene_pictures,
)
from narration.views.reading import book, read

__all__ = [
    "book",
    "book_make",
    "book_stop",
    "cover_choose",
    "edition_file",
    "failed_leave_out",
    "format_",
    "format_choose",
    "generate",
    "illustration",
    "narrator",
    "narrator_choose",
    "narrator_hear",
    "part_leave_out",
    "part_retry",
    "picture_describe",
    "picture_draw",
    "picture_remove",
    "picture_use",
    "pictures",
    "read",
    "recording",
    "sample",
    "scene_pictures",
    "take",
]
