"""The decisions about the book, and its making."""

from django.http import HttpResponse
from ninja import Router

from narration import services as narration
from narration.access import get_narrator
from narration.models import Delivery, Narrator
from narration.schemas import NarratorProfile
from stories import services as stories
from stories.models import Story
from storycreator.api.bodies import FormatBody, NarratorBody, SessionBody
from storycreator.api.contract import decides, reads, starts_work
from storycreator.api.envelope import NarratorsAnswer, say
from storycreator.api.taking import take
from storycreator.errors import AuthorError
from storycreator.web import AuthorRequest

router = Router(tags=["Book"])
NOTHING_FAILED = "Nothing has failed or was stopped. Nothing was changed."


@router.post("/select-format", summary="Sound, pictures or both", **decides("format"))
def select_format(request: AuthorRequest, body: FormatBody) -> HttpResponse:
    def effect(story: Story) -> None:
        book = narration.book_of(story)
        chosen = {"output_format": body.output_format, "style": body.style or ""}
        narration.choose_format(story, **chosen, seen=book.version)

    return take(request, body, body.session_id, effect=effect, message="The format is chosen.")


@router.get("/narrators", summary="Who can read", **reads(NarratorsAnswer, "narrators"))
def narrators(request: AuthorRequest) -> HttpResponse:
    profiles = Narrator.objects.filter(active=True).values(*NarratorProfile.model_fields)
    data = [NarratorProfile.model_validate(profile) for profile in profiles]
    return say(NarratorsAnswer(message=f"{len(data)} narrators.", data=data))


@router.post("/select-narrator", summary="Who reads", **decides("narrator"))
def select_narrator(request: AuthorRequest, body: NarratorBody) -> HttpResponse:
    def effect(story: Story) -> None:
        book = narration.book_of(story)
        delivery = Delivery(body.speed or book.speed, body.pauses or book.pauses)
        narrator = get_narrator(body.voice_id)
        narration.choose_narrator(book, narrator=narrator, delivery=delivery, seen=book.version)

    return take(request, body, body.session_id, effect=effect, message="The narrator is chosen.")


@router.post("/generate", summary="Make the book", **starts_work("session"))
def generate(request: AuthorRequest, body: SessionBody) -> HttpResponse:
    """Makes what is missing, failed or out of date; what is ready is kept."""

    def effect(story: Story) -> None:
        book = narration.book_of(story)
        narration.make_book(book, seen=book.version)

    return take(
        request, body, body.session_id, effect=effect, message="The book is being made.", starts_work=True
    )


@router.post("/leave-out", summary="Finish the book without the parts that failed", **starts_work("session"))
def leave_out(request: AuthorRequest, body: SessionBody) -> HttpResponse:
    """They can still be made later."""

    def effect(story: Story) -> None:
        book = narration.book_of(story)
        narration.leave_out_failed(book, seen=book.version)

    message = "The parts that failed are left out."
    return take(request, body, body.session_id, effect=effect, message=message, starts_work=True)


@router.post("/cancel", summary="Stop whatever is under way", **starts_work("session"))
def cancel(request: AuthorRequest, body: SessionBody) -> HttpResponse:
    """What is finished stays, and what was stopped can be begun again by `retry`."""
    message = "The work is being stopped. What is finished stays."
    return take(request, body, body.session_id, effect=stories.stop_work, message=message, starts_work=True)


@router.post("/retry", summary="Begin again what failed or was stopped", **starts_work("session"))
def retry(request: AuthorRequest, body: SessionBody) -> HttpResponse:
    return take(
        request, body, body.session_id, effect=_retry, message="It is being tried again.", starts_work=True
    )


def _retry(story: Story) -> None:
    begun = stories.retry_failed(story)
    if hasattr(story, "book"):
        begun += narration.retry_failed(narration.book_of(story))
    if not begun:
        raise AuthorError(NOTHING_FAILED)
