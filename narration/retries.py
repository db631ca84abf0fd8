"""Work on a book that was given up, asked for again by whoever looks after the installation."""

from narration import services
from narration.auditions import SPEAK
from narration.models import Book, Delivery, EditionFile, Illustration, Narrator, Recording
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


@retries(SPEAK)
def speak_paragraph(job: Job) -> None:
    book = find(Book, job.args["book_id"])
    narrators = Narrator.objects.filter(voice_id=job.args["voice_id"])
    delivery = Delivery(job.args["speed"], job.args["pauses"])
    services.hear(book, narrators=narrators, delivery=delivery)


@retries("publish_file")
def publish_file(job: Job) -> None:
    book = find(EditionFile, job.args["file_id"]).edition.book
    services.make_book(book, seen=book.version)
