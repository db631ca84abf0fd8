"""What the staff can do with books: arrange narrators, look at the rest."""

import pytest
from django.test import Client

from narration.models import Narrator
from tests.factories import make_book, make_edition, make_narrator

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.mark.parametrize("address", ["/admin/narration/narrator/", "/admin/narration/book/"])
def test_an_author_sees_none_of_it(owner_client: Client, address: str) -> None:
    assert owner_client.get(address).status_code == 302


@pytest.mark.parametrize("kind", ["book", "edition"])
def test_books_are_looked_at_and_not_changed(staff_client: Client, kind: str) -> None:
    edition = make_edition(book=make_book())
    row = edition.book if kind == "book" else edition
    assert staff_client.get(f"/admin/narration/{kind}/").status_code == 200
    assert staff_client.get(f"/admin/narration/{kind}/{row.pk}/change/").status_code == 200
    assert staff_client.post(f"/admin/narration/{kind}/{row.pk}/change/", {}).status_code == 403
    assert staff_client.post(f"/admin/narration/{kind}/{row.pk}/delete/", {}).status_code == 403
    assert staff_client.get(f"/admin/narration/{kind}/add/").status_code == 403


def test_narrators_are_found_and_put_in_order(staff_client: Client) -> None:
    narrator = make_narrator()
    assert b"Ada" in staff_client.get("/admin/narration/narrator/?q=british").content
    staff_client.post(f"/admin/narration/narrator/{narrator.pk}/change/", {"position": "4", "name": "Eve"})
    assert Narrator.objects.values_list("position", "name").get() == (4, "Ada")
