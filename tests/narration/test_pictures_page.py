"""Other pictures beside the one a scene has, the choice between them, and what they are said to show."""

import pytest
from django.test import Client

from narration import services
from narration.models import Book, EditionFile, EditionScene, Illustration, PartState, PictureChoice
from narration.pictures import ALT_TEXT_CHARS, MOST_PICTURES, pictures_of
from narration.templatetags.book_tags import covers
from stories.models import Scene
from storycreator.errors import AuthorError, Stale
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from storycreator.models import User
from tests.factories import approve, make_approved_story, make_book, make_revision
from tests.narration.conftest import FakePublisher

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def book(owner: User) -> Book:
    """A finished book of pictures."""
    made = make_book(story=make_approved_story(author=owner, scenes=2), output_format="visual")
    services.make_book(made, seen=1)
    run_jobs()
    made.refresh_from_db()
    return made


@pytest.fixture
def scene(book: Book) -> Scene:
    return book.story.draft.scenes.get(number=1)


@pytest.fixture
def other(book: Book, scene: Scene) -> Illustration:
    """A second picture of the first scene."""
    draw(book, scene)
    run_jobs()
    return Illustration.objects.get(is_alternate=True)


def draw(book: Book, scene: Scene, style: str = "watercolour") -> None:
    book.refresh_from_db()
    services.draw_another(book, scene, style=style, seen=book.version)


def chosen(book: Book) -> Illustration | None:
    return pictures_of(Book.objects.get(pk=book.pk))[0].chosen.part


def post(client: Client, book: Book, path: str, **fields: object):
    book.refresh_from_db()
    return client.post(f"/stories/{book.story_id}/{path}/", {"version": book.version, **fields})


def test_a_book_without_pictures_has_no_such_page(owner: User, owner_client: Client) -> None:
    silent = make_book(story=make_approved_story(author=owner), output_format="audio")
    assert owner_client.get(f"/stories/{silent.story_id}/pictures/").status_code == 302


def test_another_is_drawn_beside_the_one_that_is_kept(book: Book, scene: Scene) -> None:
    before = chosen(book)
    draw(book, scene)
    run_jobs()
    shown = pictures_of(book)[0]
    assert shown.chosen.part == before and len(shown.others) == 1
    assert shown.others[0].seed != before.seed and shown.others[0].state == PartState.READY


def test_in_another_style_the_composition_stays(book: Book, scene: Scene) -> None:
    draw(book, scene, style="noir")
    assert Illustration.objects.get(style="noir").seed == chosen(book).seed


def test_a_stale_form_draws_nothing(book: Book, scene: Scene) -> None:
    with pytest.raises(Stale):
        services.draw_another(book, scene, style="noir", seen=book.version - 1)
    assert not Illustration.objects.filter(style="noir").exists()


def test_a_form_sent_twice_draws_one(book: Book, scene: Scene, owner_client: Client) -> None:
    sent = {"style": "noir", "version": book.version, "key": "0123456789abcdef"}
    for _ in range(2):
        owner_client.post(f"/stories/{book.story_id}/scenes/{scene.pk}/pictures/draw/", sent)
    assert Illustration.objects.filter(is_alternate=True).count() == 1


def test_a_style_that_is_none_is_refused(book: Book, scene: Scene, owner_client: Client) -> None:
    answer = post(owner_client, book, f"scenes/{scene.pk}/pictures/draw", style="crayon")
    assert answer.status_code == 422 and b"Choose one of the styles" in answer.content


def test_a_scene_has_only_so_many(book: Book, scene: Scene) -> None:
    for _ in range(MOST_PICTURES - 1):
        draw(book, scene)
    with pytest.raises(AuthorError, match="Take one away first"):
        draw(book, scene)


def test_the_chosen_one_is_what_the_book_wants(book: Book, other: Illustration, owner_client: Client) -> None:
    post(owner_client, book, f"pictures/{other.pk}/use")
    assert chosen(book) == other
    page = owner_client.get(f"/stories/{book.story_id}/book/").content
    assert b"Refresh the book" in page


def test_refreshed_the_book_has_it_and_nothing_is_drawn_anew(book: Book, other: Illustration) -> None:
    services.use_picture(book, other, seen=Book.objects.get(pk=book.pk).version)
    drawn = Illustration.objects.count()
    services.make_book(book, seen=Book.objects.get(pk=book.pk).version)
    run_jobs()
    newest = book.editions.last()
    assert newest.number == 2 and newest.scenes.get(number=1).illustration == other
    assert Illustration.objects.count() == drawn


def test_one_that_is_not_drawn_yet_cannot_be_used(book: Book, scene: Scene, owner_client: Client) -> None:
    draw(book, scene)
    waiting = Illustration.objects.get(is_alternate=True)
    answer = post(owner_client, book, f"pictures/{waiting.pk}/use")
    assert answer.status_code == 409 and b"not drawn yet" in answer.content
    assert not PictureChoice.objects.exists()


def test_making_the_book_stops_no_picture_beside_it(book: Book, scene: Scene) -> None:
    draw(book, scene)
    services.make_book(book, seen=Book.objects.get(pk=book.pk).version)
    assert not Job.objects.filter(kind="draw_scene", cancel_requested=True).exists()


def test_a_picture_of_an_earlier_text_is_not_offered(book: Book, other: Illustration, scene: Scene) -> None:
    scene.approved, scene.status = None, "pending"
    scene.save()
    scene.current = make_revision(scene=scene, content="It snowed on the harbour.")
    scene.save()
    approve(scene)
    assert other not in pictures_of(book)[0].pictures
    with pytest.raises(AuthorError, match="earlier version"):
        services.use_picture(book, other, seen=Book.objects.get(pk=book.pk).version)


def test_another_style_for_the_book_holds_for_the_chosen_ones(book: Book, other: Illustration) -> None:
    services.use_picture(book, other, seen=Book.objects.get(pk=book.pk).version)
    services.choose_format(book.story, output_format="visual", style="noir", seen=book.version)
    choice = PictureChoice.objects.get()
    assert (choice.seed, choice.style) == (other.seed, "noir")


def test_what_the_author_says_stands_in_the_book(book: Book, owner_client: Client) -> None:
    picture = chosen(book)
    post(owner_client, book, f"pictures/{picture.pk}/describe", alt_text=" A lamp\u0000, lit. ")
    picture.refresh_from_db()
    assert picture.own_alt_text == picture.described == "A lamp, lit."
    services.make_book(book, seen=Book.objects.get(pk=book.pk).version)
    run_jobs()
    assert book.editions.last().number == 2
    assert EditionScene.objects.filter(edition=book.editions.last(), illustration=picture).exists()


@pytest.mark.parametrize(
    ("said", "why"), [(" ", b"needs a description"), ("x" * (ALT_TEXT_CHARS + 1), b"at most 600")]
)
def test_a_description_of_nothing_or_too_much_is_refused_and_kept_on_the_page(
    book: Book, owner_client: Client, said: str, why: bytes
) -> None:
    answer = post(owner_client, book, f"pictures/{chosen(book).pk}/describe", alt_text=said)
    assert answer.status_code == 422 and why in answer.content and said.strip().encode() in answer.content


def test_a_second_tab_keeps_what_was_typed(book: Book, owner_client: Client) -> None:
    picture = chosen(book)
    answer = owner_client.post(
        f"/stories/{book.story_id}/pictures/{picture.pk}/describe/", {"version": 1, "alt_text": "A lamp."}
    )
    assert answer.status_code == 409 and b">A lamp.</textarea>" in answer.content


def test_what_an_edition_has_is_not_taken_away(book: Book, other: Illustration) -> None:
    first = chosen(book)
    services.use_picture(book, other, seen=Book.objects.get(pk=book.pk).version)
    with pytest.raises(AuthorError, match="edition of the book"):
        services.remove_picture(book, first, seen=Book.objects.get(pk=book.pk).version)
    with pytest.raises(AuthorError, match="The book has this picture"):
        services.remove_picture(book, other, seen=Book.objects.get(pk=book.pk).version)


def test_one_that_nobody_wants_is_taken_away(book: Book, other: Illustration, owner_client: Client) -> None:
    post(owner_client, book, f"pictures/{other.pk}/remove")
    assert not Illustration.objects.filter(pk=other.pk).exists()


def test_a_fragment_of_one_scene_is_fetched(book: Book, other: Illustration, owner_client: Client) -> None:
    address = f"/stories/{book.story_id}/scenes/{other.revision.scene_id}/pictures/"
    part = owner_client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.count("Use this picture") == 1 and "<html" not in part


def test_the_chosen_scene_is_on_the_cover_of_the_next_edition(book: Book, owner_client: Client) -> None:
    second = book.story.draft.scenes.get(number=2)
    post(owner_client, book, f"scenes/{second.pk}/cover")
    assert covers([book.story])[book.story_id] == book.editions.last().scenes.get(number=1).illustration
    services.make_book(book, seen=Book.objects.get(pk=book.pk).version)
    run_jobs()
    newest = book.editions.last()
    assert (newest.number, newest.cover_number) == (2, 2)
    assert covers([book.story])[book.story_id] == newest.scenes.get(number=2).illustration


def test_a_cover_that_is_the_same_is_not_drawn_again(book: Book, publisher: FakePublisher) -> None:
    picture = chosen(book)
    services.describe_picture(book, picture, alt_text="A lamp.", seen=Book.objects.get(pk=book.pk).version)
    publisher.made.clear()
    services.make_book(book, seen=Book.objects.get(pk=book.pk).version)
    run_jobs()
    assert "cover" not in publisher.made and "epub" in publisher.made
    files = EditionFile.objects.filter(format="cover")
    assert files.count() == 2 and len({file.sha256 for file in files}) == 1
