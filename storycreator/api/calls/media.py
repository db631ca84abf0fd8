"""What was made, on its way to whoever shows the author's token."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponseBase
from ninja import Router

from narration.access import get_edition_file, get_illustration, get_recording
from narration.media import Medium, download_of, medium_of, serve
from narration.publishers import PUBLISHERS
from narration.storage import EXTENSIONS
from storycreator.answers import refuse_call
from storycreator.api.contract import sends
from storycreator.web import AuthorRequest

router = Router(tags=["Files"])
AUDIO = [kind for kind in EXTENSIONS if kind.startswith("audio/")]
IMAGES = [kind for kind in EXTENSIONS if kind.startswith("image/")]
FILES = [publisher.media_type.partition(";")[0] for publisher in PUBLISHERS.values()]
MISSING = "This file is missing. Your text is not affected; make the book again."


@router.get("/recordings/{recording_id}", summary="A scene read aloud", **sends(*AUDIO))
def recording(request: AuthorRequest, recording_id: UUID) -> HttpResponseBase:
    return _send(request, medium_of(get_recording(request, recording_id)))


@router.get("/illustrations/{illustration_id}", summary="The picture of a scene", **sends(*IMAGES))
def illustration(request: AuthorRequest, illustration_id: UUID) -> HttpResponseBase:
    return _send(request, medium_of(get_illustration(request, illustration_id)))


@router.get(
    "/files/{edition_id}/{format}",
    summary="A file of a finished book",
    **sends(*FILES),
)
def file(request: AuthorRequest, edition_id: UUID, format: str) -> HttpResponseBase:
    return _send(request, download_of(get_edition_file(request, edition_id, format)))


def _send(request: AuthorRequest, medium: Medium) -> HttpResponseBase:
    """Serve the object; what it cannot serve is said in the envelope."""
    response = serve(request, medium)
    if response.status_code == HTTPStatus.NOT_FOUND:
        return refuse_call(HTTPStatus.NOT_FOUND, message=MISSING)
    if response.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        refusal = refuse_call(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        refusal.headers["Content-Range"] = response.headers["Content-Range"]
        return refusal
    return response
