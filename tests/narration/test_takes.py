"""Takes: a paragraph is spoken once, and one changed word makes one new take."""

import os
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from narration import invariants, services, sweeps
from narration.models import Book, Credit, PartState, Recording, Take
from narration.recording import WORDS_AT_ONCE, Script, batches
from narration.schemas import VoiceRequest
from stories.models import Scene
from storycreator.errors import ServiceError
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from tests.factories import approve, make_book, make_narrator, make_revision
from tests.narration.conftest import FakeMaster, FakePublisher, FakeVoice

pytestmark = pytest.mark.usefixtures("fakes")
PARAGRAPHS = ["The lamp was out.", "Mara climbed.", "* * *", "It was night."]


def edit(book: Book, content: str) -> Scene:
    scene = book.story.draft.scenes.get(number=1)
    scene.approved, scene.status = None, "pending"
    scene.save()
    scene.current = make_revision(scene=scene, content=content)
    scene.save()
    return approve(scene)


@pytest.fixture
def book() -> Book:
    """Made of one scene of three spoken paragraphs and three of one."""
    made = make_book(output_format="audio")
    edit(made, "\n\n".join(PARAGRAPHS))
    return make(made)


def make(book: Book) -> Book:
    services.make_book(book, seen=book.version)
    run_jobs()
    return Book.objects.get(pk=book.pk)


def test_every_paragraph_with_words_is_a_take(book: Book, voice: FakeVoice) -> None:
    said = [request.text for request in voice.requests if request.title == "Scene 1"]
    assert said == [text for text in PARAGRAPHS if text != "* * *"]
    assert Recording.objects.get(revision__scene__number=1).takes.count() == 3


def test_one_changed_word_makes_one_new_take(book: Book, voice: FakeVoice) -> None:
    before = len(voice.requests)
    edit(book, "\n\n".join(PARAGRAPHS).replace("climbed", "ran"))
    make(book)
    assert [request.text for request in voice.requests[before:]] == ["Mara ran."]


def test_another_order_of_the_paragraphs_makes_none(book: Book, voice: FakeVoice) -> None:
    before = len(voice.requests)
    edit(book, "\n\n".join(reversed(PARAGRAPHS)))
    make(book)
    assert len(voice.requests) == before
    assert Recording.objects.filter(state=PartState.READY).count() == 5


def test_a_paragraph_that_returns_is_spoken_once(book: Book, voice: FakeVoice) -> None:
    before = len(voice.requests)
    edit(book, "Once more.\n\nOnce more.\n\nOnce more.")
    make(book)
    assert len(voice.requests) == before + 1


def test_another_speed_or_other_pauses_make_new_takes(book: Book, voice: FakeVoice) -> None:
    before = len(voice.requests)
    Book.objects.update(speed=1.25)
    make(Book.objects.get())
    assert {request.speed for request in voice.requests[before:]} == {1.25}
    Book.objects.update(pauses=0.5)
    make(Book.objects.get())
    assert len(voice.requests) == 3 * before


def test_another_engine_makes_new_takes(book: Book, voice: FakeVoice) -> None:
    before = len(voice.requests)
    voice.version = "builtin 99"
    make_narrator().__class__.objects.update(engine="builtin 99")
    make(book)
    assert len(voice.requests) == 2 * before


def test_a_take_whose_object_is_gone_is_spoken_again(book: Book, voice: FakeVoice) -> None:
    before = len(voice.requests)
    lost = Take.objects.get(timings__0__text="Mara climbed.")
    default_storage.delete(lost.file)
    edit(book, "Mara climbed.\n\nIt was night.")
    make(book)
    assert [request.text for request in voice.requests[before:]] == ["Mara climbed."]
    assert invariants.every_take_verifies() == []


def test_a_scene_break_is_a_longer_silence_and_a_timing_of_no_length(book: Book, master: FakeMaster) -> None:
    pieces = next(request.pieces for request in master.requests if len(request.pieces) == 5)
    assert [piece.silence for piece in pieces if not piece.path] == [0.85, 1.8]
    timings = Recording.objects.get(revision__scene__number=1).timings
    assert [(t["paragraph"], t["end"] > t["start"]) for t in timings] == [
        (0, True),
        (1, True),
        (2, False),
        (3, True),
    ]
    assert [t["start"] for t in timings if t["end"] > t["start"]] == [0.75, 2.75, 4.75]


def test_what_was_spoken_is_kept_when_mastering_fails(
    voice: FakeVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_request: object) -> None:
        raise ServiceError("The mastering stopped.", permanent=True)

    with monkeypatch.context() as patched:
        patched.setattr("narration.providers.master", refuse)
        book = make(make_book(output_format="audio"))
    assert set(Recording.objects.values_list("state", flat=True)) == {PartState.FAILED}
    before = len(voice.requests)
    make(book)
    assert len(voice.requests) == before
    assert set(Recording.objects.values_list("state", flat=True)) == {PartState.READY}


def test_a_text_without_a_word_is_refused_in_a_sentence(book: Book) -> None:
    edit(book, "🐉\n\n* * *")
    make(book)
    failed = Recording.objects.get(state=PartState.FAILED)
    assert failed.error.startswith("There is no word in this scene to read aloud. Nothing is lost")


def test_the_credits_are_spoken_once_for_all_files(
    book: Book, voice: FakeVoice, publisher: FakePublisher
) -> None:
    assert [request.text for request in voice.credits][:2] == ["The Lamp.", "Read by Ada, a synthetic voice."]
    assert len(voice.credits) == 4
    with_credits = [session for session in publisher.sessions if session.opening and session.closing]
    assert len(with_credits) == 3


def test_the_credits_of_the_next_edition_are_those_of_the_last(
    book: Book, voice: FakeVoice, master: FakeMaster
) -> None:
    spoken, mastered = len(voice.credits), len(master.requests)
    edit(book, "Another text.")
    make(book)
    assert (len(voice.credits), len(master.requests)) == (spoken, mastered + 1)
    assert Credit.objects.count() == 2


def test_when_its_narrator_has_left_a_book_is_published_without_credits(
    book: Book, voice: FakeVoice, publisher: FakePublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    from narration.voices.base import UnknownNarrator

    async def leave(requests: list[VoiceRequest]) -> None:
        raise UnknownNarrator(requests[0].voice_id)

    book.story.title = "Another"
    book.story.save()
    monkeypatch.setattr(voice, "speak_all", leave)
    made = make(book).whole_edition()
    assert made is not None and made.title == "Another"
    assert publisher.sessions[-1].opening is None


def test_a_long_text_is_spoken_in_several_goes() -> None:
    script = Script("\n\n".join(["word " * 500] * 10), "en-GB-male-1")
    goes = [sum(len(r.text.split()) for r in go) for go in batches(script.requests)]
    assert goes == [WORDS_AT_ONCE, WORDS_AT_ONCE, 1_000]


def test_a_changed_object_is_seen(book: Book) -> None:
    take, recording = Take.objects.all()[0], Recording.objects.all()[0]
    Path(default_storage.path(take.file)).write_bytes(b"noise")
    default_storage.delete(recording.aac_file)
    assert invariants.every_take_verifies() == [
        f"take {take.pk}: its object is missing or another one",
        f"recording {recording.pk}, for audiobooks: its object is missing or another one",
    ]


def test_the_sweep_of_orphans_leaves_takes_credits_and_the_sound_for_audiobooks(
    book: Book, media: Path
) -> None:
    for path in media.rglob("*.*"):
        os.utime(path, (0, 0))
    assert sweeps.objects() == 0
    assert invariants.every_take_verifies() == []


def test_lost_sound_for_audiobooks_is_made_again(book: Book, voice: FakeVoice) -> None:
    before = len(voice.requests)
    default_storage.delete(Recording.objects.all()[0].aac_file)
    make(book)
    assert invariants.every_take_verifies() == []
    assert len(voice.requests) == before


def test_a_take_of_another_voice_is_seen(book: Book) -> None:
    recording = Recording.objects.all()[0]
    recording.takes.update(voice_id="nobody")
    assert len(invariants.every_recording_has_its_own_takes()) == recording.takes.count()


def test_the_report_is_kept_with_the_words_of_the_scene(book: Book) -> None:
    report = Recording.objects.get(revision__scene__number=1).audio_report
    assert report is not None and (report.rms_db, report.words) == (-20.0, 9)
    assert not Job.objects.live().exists()
