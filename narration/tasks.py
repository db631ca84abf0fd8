"""What a worker does for a book: reads scenes aloud, draws them, publishes files, deletes stories."""

import asyncio
import logging
from functools import partial
from uuid import UUID

from asgiref.sync import sync_to_async
from django.db.models import QuerySet
from django.utils import timezone

from narration import editions, providers, removing, storage
from narration.auditions import SPEAK, audition_script
from narration.credits import with_credits
from narration.models import (
    Book,
    Delivery,
    Edition,
    EditionFile,
    EditionState,
    Illustration,
    Part,
    PartState,
    Recording,
)
from narration.pronunciations import spellings_of
from narration.publishers import PUBLISHERS
from narration.recording import Script, words_of, workplace
from narration.reuse import digest_of, made_before
from narration.schemas import BookSession, GeneratedImage, ImageRequest
from narration.storage import Stored
from narration.takes import Recorded, recorded, takes_of
from narration.wanted import sheets_of
from stories.models import Revision, Scene, SceneStatus, Story
from storycreator.errors import ServiceError
from storycreator.jobs.ledger import Work, cancel, handler
from storycreator.jobs.models import LIVE, Job, JobStatus
from storycreator.progress import changed

log = logging.getLogger(__name__)

PART_MODELS: dict[str, type[Recording] | type[Illustration]] = {
    "record_scene": Recording,
    "draw_scene": Illustration,
}
STOP_SECONDS = 15
"""How long the deletion of a story waits for its running work to stop."""

# Not on the one thread that all jobs share for the database.
_store = sync_to_async(storage.store, thread_sensitive=False)
_store_file = sync_to_async(storage.store_file, thread_sensitive=False)
_remove_folder = sync_to_async(storage.remove_folder, thread_sensitive=False)


def part_gave_up(job: Job, reason: str) -> None:
    """Leave the part failed, with a sentence, or stopped; both can be tried again or left out."""
    part = PART_MODELS[job.kind].objects.filter(pk=job.args["part_id"]).first()
    if part is None or _has_successor(job):
        return
    part.state, part.error = _end_state(job), "" if _was_stopped(job) else reason
    part.save(update_fields=["state", "error"])
    changed(job.topic, "parts")


@handler("record_scene", gave_up=part_gave_up)
async def record_scene(work: Work, *, part_id: str) -> None:
    """Read one version of a scene aloud, paragraph by paragraph, and store the mastered recording."""
    order = await work.save(partial(_begin_recording, part_id))
    if order is None:
        return
    book_id, script = order
    providers.voice().require_readable(script.text)
    made = await recorded(work, script, book_id=book_id)
    await work.commit(partial(_finish_recording, part_id, made))


@handler("draw_scene", gave_up=part_gave_up)
async def draw_scene(work: Work, *, part_id: str) -> None:
    """Draw one version of a scene and store the picture."""
    request = await work.save(partial(_begin_illustration, part_id))
    if request is None:
        return
    picture = await providers.illustrator().illustrate(request)
    stored = await _store_part(work, picture.image, media_type=picture.media_type)
    await work.commit(partial(_finish_illustration, part_id, picture, stored))


def _begin_recording(part_id: str) -> tuple[int, Script] | None:
    part = Recording.objects.select_related("revision__scene", "book__story").filter(pk=part_id).first()
    if part is None or not _begin(part):
        return None
    script = Script(
        part.revision.content,
        part.voice_id,
        speed=part.speed,
        pauses=part.pauses,
        title=part.revision.scene.title,
        say_as=spellings_of(part.book.story.characters.present()),
    )
    return part.book_id, script


def _begin_illustration(part_id: str) -> ImageRequest | None:
    part = Illustration.objects.select_related("revision__scene", "book__story").filter(pk=part_id).first()
    if part is None or not _begin(part):
        return None
    sheets = [row.to_schema() for row in part.book.story.characters.present()]
    return ImageRequest(
        prompt=part.prompt,
        style=part.style,
        aspect_ratio=part.aspect_ratio,
        seed=part.seed,
        characters=sheets_of(part.revision.scene, sheets),
    )


def _begin(part: Part) -> bool:
    """Mark the part as being made; False when it is there already."""
    if part.state == PartState.READY:
        return False
    part.state, part.error = PartState.WORKING, ""
    part.save(update_fields=["state", "error"])
    changed(part.book.story.topic, "parts")
    return True


async def _store_part(work: Work, content: bytes, *, media_type: str) -> Stored:
    return await _store(_folder(work), content, extension=storage.EXTENSIONS[media_type])


def _folder(work: Work) -> str:
    return storage.book_folder(UUID(work.job.topic.removeprefix("story:")))


def _finish_recording(part_id: str, made: Recorded) -> None:
    part = Recording.objects.select_related("book__story", "revision").get(pk=part_id)
    part.seconds = made.mastered.seconds
    part.timings = [timing.model_dump() for timing in made.timings]
    part.aac_file, part.aac_size, part.aac_sha256 = made.aac.key, made.aac.size, made.aac.sha256
    part.report = {**made.mastered.report, "words": words_of(part.revision.content)}
    part.takes.set(made.takes)
    _finish(part, made.mp3, media_type="audio/mpeg", engine=made.takes[0].engine)


def _finish_illustration(part_id: str, picture: GeneratedImage, stored: Stored) -> None:
    part = Illustration.objects.select_related("book__story").get(pk=part_id)
    part.alt_text, part.width, part.height = picture.alt_text, picture.width, picture.height
    part.focus = picture.focus
    _finish(part, stored, media_type=picture.media_type, engine=picture.engine)


def _finish(part: Part, stored: Stored, *, media_type: str, engine: str) -> None:
    part.state, part.error, part.finished_at = PartState.READY, "", timezone.now()
    part.file, part.size, part.sha256 = stored.key, stored.size, stored.sha256
    part.media_type, part.engine = media_type, engine
    part.save()
    editions.settle(part.book)
    changed(part.book.story.topic, "parts")


# Auditions.


def audition_gave_up(job: Job, _reason: str) -> None:
    """The job's own row says why; the page offers to try again."""
    changed(job.topic, "auditions")


@handler(SPEAK, gave_up=audition_gave_up)
async def speak_paragraph(work: Work, *, book_id: int, voice_id: str, speed: float, pauses: float) -> None:
    """Have a narrator read the first paragraph, for its author to choose by."""
    script = await work.load(partial(_audition_script, book_id, voice_id, Delivery(speed, pauses)))
    if script is None:
        return
    providers.voice().require_readable(script.text)
    await takes_of(work, script, book_id=book_id)
    await work.commit(partial(changed, work.job.topic, "auditions"))


def _audition_script(book_id: int, voice_id: str, delivery: Delivery) -> Script | None:
    book = Book.objects.select_related("story__draft").filter(pk=book_id).first()
    return audition_script(book, voice_id, delivery) if book else None


# Files.


def file_gave_up(job: Job, reason: str) -> None:
    """Leave the file failed or stopped and its edition not whole; "Make the book" tries again."""
    file = EditionFile.objects.select_related("edition").filter(pk=job.args["file_id"]).first()
    if file is None or _has_successor(job):
        return
    file.state, file.error = _end_state(job), "" if _was_stopped(job) else reason
    file.save(update_fields=["state", "error"])
    file.edition.state = EditionState.FAILED
    file.edition.save(update_fields=["state"])
    changed(job.topic, "parts", "edition")


@handler("publish_file", gave_up=file_gave_up)
async def publish_file(work: Work, *, file_id: str) -> None:
    """Make one file of an edition; the last one makes the edition whole."""
    order = await work.save(partial(_begin_file, file_id))
    if order is None:
        return
    name, session, edition = order
    publisher = PUBLISHERS[name]
    digest = digest_of(name, session)
    if digest and (made := await work.load(partial(made_before, edition, name, digest))):
        await work.commit(partial(_finish_file, file_id, made, digest))
        return
    if publisher.has_credits:
        session = await with_credits(work, session, edition=edition)
    with workplace() as folder:
        path = folder / f"book.{publisher.extension}"
        await providers.publish(name, session, path=path)
        stored = await _store_file(_folder(work), path, extension=publisher.extension)
    await work.commit(partial(_finish_file, file_id, stored, digest))


def _begin_file(file_id: str) -> tuple[str, BookSession, Edition] | None:
    file = EditionFile.objects.select_related("edition__book__story__concept").filter(pk=file_id).first()
    if file is None or file.state == PartState.READY:
        return None
    file.state, file.error = PartState.WORKING, ""
    file.save(update_fields=["state", "error"])
    changed(file.edition.book.story.topic, "parts")
    return file.format, editions.to_session(file.edition), file.edition


def _finish_file(file_id: str, stored: Stored, digest: str) -> None:
    file = EditionFile.objects.select_related("edition__book__story").get(pk=file_id)
    # Held from here on: the last two files must not both take the other for missing.
    editions.locked(file.edition.book_id)
    file.state, file.error, file.media_type = PartState.READY, "", PUBLISHERS[file.format].media_type
    file.file, file.size, file.sha256, file.input_hash = stored.key, stored.size, stored.sha256, digest
    file.save()
    edition = file.edition
    if not edition.files.exclude(state=PartState.READY).exists():
        edition.state = EditionState.WHOLE
        edition.save(update_fields=["state"])
        editions.settle(edition.book)
    changed(edition.book.story.topic, "parts", "edition")


# Deletion.


def delete_gave_up(job: Job, _reason: str) -> None:
    """Put the story back into the bin, from where its deletion can be asked for again."""
    Story.objects.filter(pk=job.args["story_id"]).update(erased_at=None)


@handler("delete_story", gave_up=delete_gave_up)
async def delete_story(work: Work, *, story_id: str) -> None:
    """Delete a story for good: its work is stopped, then its objects go, then its rows."""
    others = Job.objects.filter(topic=f"story:{story_id}").exclude(pk=work.job.pk)
    await _stop(work, others)
    await _remove_folder(storage.book_folder(UUID(story_id)))
    await work.commit(partial(_delete_rows, story_id, work.job.pk))


async def _stop(work: Work, others: QuerySet[Job]) -> None:
    # A recording that ends after its folder is gone would leave an object that nobody knows.
    await work.save(partial(cancel, others.filter(status__in=LIVE)))
    for _ in range(STOP_SECONDS):
        if not await sync_to_async(others.filter(status=JobStatus.RUNNING).exists)():
            return
        await asyncio.sleep(1)
    raise ServiceError("Some work on this story has not stopped yet; the deletion will be tried again.")


def remove_gave_up(job: Job, reason: str) -> None:
    """The words themselves are gone already; whoever looks after the installation asks for the rest again."""
    log.error("removal.failed revision=%s reason=%s", job.args["revision_id"], reason)


@handler("remove_revision", gave_up=remove_gave_up)
async def remove_revision(work: Work, *, revision_id: str) -> None:
    """Take away what was made from a text that its author removed for good."""
    revision = await work.load(Revision.objects.filter(pk=revision_id).exclude(removed_at=None).first)
    if revision is None:
        return
    await _stop(work, await work.load(partial(removing.work_on, revision)))
    await work.commit(partial(removing.remove_made_of, revision))


def _delete_rows(story_id: str, job_id: int) -> None:
    story = Story.objects.filter(pk=story_id).first()
    if story is None:
        return
    Job.objects.filter(topic=story.topic).exclude(pk=job_id).delete()
    # The cascade empties `approved` on its way, and the database refuses an approved scene without a text.
    scenes = Scene.objects.filter(draft__story=story)
    scenes.update(status=SceneStatus.PENDING, approved=None, current=None)
    story.delete()


# Endings.


def _was_stopped(job: Job) -> bool:
    return job.status == JobStatus.CANCELLED


def _end_state(job: Job) -> PartState:
    return PartState.STOPPED if _was_stopped(job) else PartState.FAILED


def _has_successor(job: Job) -> bool:
    """Tell whether the same thing was asked for again while this job was being stopped."""
    return Job.objects.filter(lock=job.lock, status__in=LIVE).exclude(pk=job.pk).exists()
