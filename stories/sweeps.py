"""Stories that end: their authors are warned, and what has ended is deleted for good."""

from stories.services import erase_ended, warn_of_end
from storycreator.sweeping import sweep


@sweep("warnings of a story's end")
def warnings() -> int:
    return warn_of_end()


@sweep("stories deleted for good")
def stories() -> int:
    return erase_ended()
