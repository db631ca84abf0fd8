"""Addresses of what was made, such as a token may follow."""

from django.urls import reverse

from narration.models import EditionFile, Illustration, Recording

NAMESPACE = "api-v1"


def recording_url(recording: Recording) -> str:
    return reverse(f"{NAMESPACE}:recording", args=[recording.pk])


def illustration_url(illustration: Illustration) -> str:
    return reverse(f"{NAMESPACE}:illustration", args=[illustration.pk])


def file_url(file: EditionFile) -> str:
    return reverse(f"{NAMESPACE}:file", args=[file.edition_id, file.format])


def session_url(session_id: object) -> str:
    return reverse(f"{NAMESPACE}:session", args=[session_id])
