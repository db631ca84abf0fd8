"""The way from an idea to the format through the pages alone, with and without htmx."""

import pytest
from django.test import Client

from stories.models import Story
from storycreator.invariants import breaches
from storycreator.jobs.testing import run_jobs
from tests.factories import outline_schema
from tests.fakes import concepts, prose, write_with
from tests.stories.pages.reading import HTMX, Page, read, send

SUGGEST = "Suggest three concepts Ctrl ⏎"


@pytest.fixture(autouse=True)
def writer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that gives three concepts, a plan, and from then on always the same scene."""
    write_with(monkeypatch, concepts(), outline_schema(scenes=5), prose())


def follow(client: Client, answer) -> Page:
    """The page that a form led to."""
    assert answer.status_code == 302, answer.text
    return read(client, answer.headers["Location"].partition("#")[0])


def test_with_forms_and_links_alone(owner_client: Client):
    client = owner_client
    idea = read(client, "/new/").form(SUGGEST)
    waiting = follow(client, send(client, idea, SUGGEST, prompt="A keeper who lost the light"))
    assert "Thinking of three ways" in waiting.said and 'http-equiv="refresh"' in waiting.source
    run_jobs()
    at = f"/stories/{Story.objects.get().pk}"
    cards = read(client, f"{at}/concepts/")
    planning = follow(client, send(client, cards.form("Choose this concept"), "Choose this concept"))
    assert "Writing the draft" in planning.said
    run_jobs()
    assert "5 of 5 scenes ready" in read(client, f"{at}/draft/").said
    review = read(client, f"{at}/review/")
    wish = read(client, f"{at}/review/?ask={Story.objects.get().draft.scenes.all()[1].pk}").form("Rewrite")
    assert "You asked for: Shorter" in follow(client, send(client, wish, "Rewrite", feedback="Shorter")).said
    run_jobs()
    review = follow(client, send(client, (page := read(client, f"{at}/review/")).form("Accept"), "Accept"))
    assert "Accept" not in review.said and page.form("Discard")
    done = follow(client, send(client, review.form("Approve all remaining"), "Approve all remaining"))
    assert "5 of 5 approved" in done.said and f"{at}/" in done.values("href")
    assert client.get(f"{at}/").headers["Location"] == f"{at}/format/"
    assert "How should it be told?" in read(client, f"{at}/format/").said
    assert list(breaches()) == []


def test_with_fragments(owner_client: Client):
    client = owner_client
    started = client.post("/new/", {"prompt": "A keeper who lost the light"}, headers=HTMX)
    at = started.headers["HX-Redirect"].removesuffix("/concepts/")
    run_jobs()
    cards = Page(client.get(f"{at}/concepts/", headers=HTMX))
    assert "Three concepts are ready." in cards.said and cards.values("data-autofocus") == [""]
    chosen = send(client, cards.form("Choose this concept"), "Choose this concept", htmx=True)
    assert chosen.headers["HX-Redirect"] == f"{at}/draft/"
    run_jobs()
    assert "5 of 5 scenes ready" in Page(client.get(f"{at}/draft/", headers=HTMX)).said
    for scene in Story.objects.get().draft.scenes.all():
        panel = Page(client.get(f"{at}/scenes/{scene.pk}/", headers=HTMX))
        panel = Page(send(client, panel.form("Approve scene"), "Approve scene", htmx=True))
        assert f"{scene.number} of 5 approved" in panel.said and "<html" not in panel.source
    assert f"{at}/format/" in panel.values("href"), "the rail has opened the next stage"
    assert list(breaches()) == []
