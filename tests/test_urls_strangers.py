"""Another author's things are not there: 404 for every address with an id in it, whatever the method."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.utils import timezone

from stories.models import Story
from storycreator.models import User
from storycreator.tokens import make_token
from tests import factories
from tests.addresses import Address, addresses
from tests.conftest import signed_in

OWNED = [
    address
    for address in addresses()
    if "uuid" in address.parameters.values() and not address.name.startswith("admin:")
]
OF_THE_BIN = {"stories:story_restore", "stories:story_erase"}
NOT_THERE = {404, 405}
BYTES = b"RIFF"

Values = dict[str, object]


def everything_of(author: User) -> Values:
    """A value for each parameter that an address may have: rows of one author, with their files."""
    story = factories.make_approved_story(author=author)
    book = factories.make_book(story=story)
    recording = factories.make_recording(book=book, size=len(BYTES))
    illustration = factories.make_illustration(book=book, size=len(BYTES))
    edition = factories.make_edition(book=book)
    file = factories.make_edition_file(edition=edition, size=len(BYTES), media_type="application/epub+zip")
    take = factories.make_take(book=book, size=len(BYTES))
    for key in (take.file, recording.file, illustration.file, file.file):
        default_storage.save(key, ContentFile(BYTES))
    scene = story.draft.scenes.first()
    return {
        "story_id": story.pk,
        "concept_id": story.concept_id,
        "draft_id": story.draft_id,
        "scene_id": scene.pk,
        "character_id": factories.make_character(story=story).pk,
        "revision_id": factories.make_candidate(scene=scene).pk,
        "part_id": recording.pk,
        "recording_id": recording.pk,
        "take_id": take.pk,
        "illustration_id": illustration.pk,
        "picture_id": illustration.pk,
        "edition_id": edition.pk,
        "name": file.format,
        "decision_id": factories.make_decision(scene=scene).pk,
        "consent_id": factories.make_consent(author=author).pk,
        "token_id": make_token(author, name="phone")[0].pk,
    }


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


def statuses(client: Client, address: Address, values: Values) -> set[int]:
    """What GET and POST answer; nothing that they did is kept."""
    with transaction.atomic():
        if address.name in OF_THE_BIN:
            Story.objects.update(deleted_at=timezone.now())
        path = address.path(values)
        found = {client.get(path).status_code, client.post(path).status_code}
        transaction.set_rollback(True)
    return found


def found_by(client: Client, values: Values) -> dict[str, set[int]]:
    """Name of each address that answers something but "not there" → what it answered."""
    answers = {str(address): statuses(client, address, values) for address in OWNED}
    return {name: seen - NOT_THERE for name, seen in answers.items() if seen - NOT_THERE}


def test_every_id_in_an_address_is_tried_with_a_row(owner: User):
    known = set(everything_of(owner))
    unknown = {str(address) for address in OWNED if set(address.parameters) - known}
    assert not unknown, f"add the parameters of {unknown} to everything_of: a stranger is never tried there"


def test_a_stranger_finds_nothing(owner: User, stranger_client: Client):
    assert found_by(stranger_client, everything_of(owner)) == {}


def test_a_superuser_finds_nothing_either(owner: User, staff_client: Client):
    assert found_by(staff_client, everything_of(owner)) == {}


def test_an_own_story_does_not_open_the_rows_of_anothers(owner: User, stranger: User):
    own = everything_of(stranger)
    mixed = {**everything_of(owner), "story_id": own["story_id"]}
    found = found_by(signed_in(stranger), mixed)
    nested = {str(address) for address in OWNED if set(address.parameters) - {"story_id", "name"}}
    assert not nested & set(found), found


def test_what_a_stranger_is_refused_is_there_for_its_author(owner: User, owner_client: Client):
    found = found_by(owner_client, everything_of(owner))
    assert set(found) == {str(address) for address in OWNED}, "otherwise the tests above hold nothing"
    assert not any(status >= 500 for seen in found.values() for status in seen)


def test_an_id_of_nothing_is_not_found(owner_client: Client):
    assert found_by(owner_client, {"name": "epub"}) == {}


def test_an_author_sees_nothing_of_another_in_the_library(owner: User, stranger_client: Client):
    factories.make_story(author=owner, title="The Hidden Lamp")
    assert "The Hidden Lamp" not in stranger_client.get("/").text
    assert "The Hidden Lamp" not in stranger_client.get("/bin/").text
