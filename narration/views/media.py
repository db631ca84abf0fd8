"""What was made, on its way to its author: sound, pictures, files."""

from http import HTTPStatus
from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from narration import storage
from narration.access import get_edition_file, get_illustration, get_narrator, get_recording, get_take
from narration.media import Medium, download_of, medium_of, serve
from narration.narrators import sample_of
from storycreator.errors import ServiceError
from storycreator.web import AuthorRequest


@require_safe
def recording(request: AuthorRequest, recording_id: UUID) -> HttpResponseBase:
    """A scene read aloud."""
    return serve(request, medium_of(get_recording(request, recording_id)))


@require_safe
def take(request: AuthorRequest, take_id: UUID) -> HttpResponseBase:
    """A paragraph read aloud."""
    return serve(request, medium_of(get_take(request, take_id)))


@require_safe
def illustration(request: AuthorRequest, illustration_id: UUID) -> HttpResponseBase:
    """The picture of a scene."""
    return serve(request, medium_of(get_illustration(request, illustration_id)))


@require_safe
def edition_file(request: AuthorRequest, edition_id: UUID, name: str) -> HttpResponseBase:
    """A file of a finished book, saved under the book's title."""
    return serve(request, download_of(get_edition_file(request, edition_id, name)))


@require_safe
async def sample(request: HttpRequest, voice_id: str) -> HttpResponseBase:
    """About six seconds of a narrator, made when first asked for."""
    narrator = await sync_to_async(get_narrator)(voice_id)
    try:
        key = await sample_of(narrator)
    except ServiceError as error:
        return HttpResponse(
            error.message, status=HTTPStatus.SERVICE_UNAVAILABLE, content_type="text/plain; charset=utf-8"
        )
    return await sync_to_async(serve)(request, await sync_to_async(_sample)(key))


def _sample(key: str) -> Medium:
    extension = key.rpartition(".")[2]
    media_type = next(kind for kind, ending in storage.EXTENSIONS.items() if ending == extension)
    # The key's last part is the hash.
    sha256 = key.rpartition("/")[2].removesuffix(f".{extension}")
    return Medium(key, media_type, storage.size_of(key) or 0, sha256)
