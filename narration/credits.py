"""What is said before the first scene and after the last one."""

from narration.models import Edition, Recording
from narration.recording import Script
from narration.schemas import BookSession

OPENING = "{title}.{byline}\n\nRead by {narrator}, a synthetic voice."
CLOSING = "This was {title}.{byline}\n\nRead by {narrator}, a synthetic voice. The end."


def credits_of(edition: Edition, session: BookSession) -> tuple[Script, Script] | None:
    """The opening and the closing credits, by the narrator of the edition; None without sound."""
    recording = Recording.objects.filter(pk__in=edition.scenes.values("recording")).first()
    if recording is None:
        return None
    words = {
        "title": session.title.strip(" .") or "This book",
        "byline": f" By {session.byline.strip(' .')}." if session.byline.strip(" .") else "",
        "narrator": session.narrator,
    }
    opening, closing = (
        Script(
            text.format(**words),
            recording.voice_id,
            speed=recording.speed,
            pauses=recording.pauses,
        )
        for text in (OPENING, CLOSING)
    )
    return opening, closing
