"""What an author may ask for once the scenes are approved. Every function is one transaction.

`seen` is the version of the book that the form carried; `Stale` is raised when it is another one by now.
All raise `IllegalTransition` when the story is not there, `AuthorError` when it lies in the bin. Nothing
that was made is ever thrown away by a later decision.
"""

from narration.services.choices import choose_format, choose_narrator
from narration.services.hearing import hear
from narration.services.making import (
    leave_out,
    leave_out_failed,
    make_book,
    retry_failed,
    retry_part,
    stop,
)
from narration.services.pictures import (
    describe_picture,
    draw_another,
    put_on_cover,
    remove_picture,
    use_picture,
)
from narration.services.producing import book_of

__all__ = [
    "book_of",
    "choose_format",
    "choose_narrator",
    "describe_picture",
    "draw_another",
    "hear",
    "leave_out",
    "leave_out_failed",
    "make_book",
    "put_on_cover",
    "remove_picture",
    "retry_failed",
    "retry_part",
    "stop",
    "use_picture",
]
