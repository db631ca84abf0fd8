"""Work on a book that was given up, asked for again by whoever looks after the installation."""

from narration import services
from narration.models import EditionFile, Illustration, Recording
from storycreator.jobs.models import Job
from storycreator.jobs.retries import find, retries


@retries("record_scene")
def record_scene(job: Job) -> None:
    part = find(Recording, job.args["part_id"])
    services.retry_part(part, seen=part.book.version)


@retries("draw_scene")
def draw_scene(job: Job) -> None:
    part = find(Illustration, job.args["part_id"])
    services.retry_part(part, seen=part.book.version)


@retries("publish_file")
def publish_file(job: Job) -> None:
    book = find(EditionFile, job.args["file_id"]).edition.book
    services.make_book(book, seen=book.version)
