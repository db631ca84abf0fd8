"""An author without scripts: reads pages and sends their forms, again if the server was gone meanwhile."""

import re
import time
from collections.abc import Callable
from functools import partial

import httpx

from tests.faults.pages import form_to
from tests.faults.server import Server

PASSWORD = "a lamp in every window"
LONG = 240.0
"""Seconds that anything may take on a machine that does much else."""
POLL = 0.1
"""Seconds between two looks at a page that is expected to change."""
IDEA = "A detective who can see ghosts – and a café “for the dead”"


class Author:
    """One person at one server. `server` is started again, plainly, whenever it is found dead."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.revive: Callable[[], None] = server.start
        """What starts a dead server; a test may look at what it died of first."""
        self.poll = POLL
        self.client = httpx.Client(base_url=server.url, timeout=LONG, trust_env=False)

    def page(self, path: str) -> str:
        """The page at `path`, wherever it leads."""
        answer = self._reach(lambda: self.client.get(path, follow_redirects=True))
        assert answer.status_code == 200, f"{path}: {answer.status_code}\n{self.server.log[-2000:]}"
        return answer.text

    def download(self, address: str) -> bytes:
        """A file as it is downloaded."""
        answer = self._reach(lambda: self.client.get(address))
        assert answer.status_code == 200, f"{address}: {answer.status_code}\n{self.server.log[-2000:]}"
        return answer.content

    def send(self, path: str, ending: str, **typed: str) -> httpx.Response:
        """Fill in the form of the page at `path` that goes to an address with that ending, and send it.

        The same form, with the same key, is sent until there is an answer. A page that was out of date is
        read again.
        """
        deadline = time.monotonic() + LONG
        while True:
            address, form = self.wait_for(path, lambda page: form_to(page, ending))
            fields = {**form.fields, **typed}
            answer = self._reach(partial(self.client.post, address or path, data=fields))
            if answer.status_code < 400:
                return answer
            is_late = answer.status_code != 409 or time.monotonic() > deadline
            assert not is_late, f"{address}: {words(answer.text)}\n{self.server.log[-5000:]}"

    def wait_for[T](self, path: str, look: Callable[[str], T | None]) -> T:
        """Read the page at `path` until `look` finds something in it, and return that."""
        deadline = time.monotonic() + LONG
        while time.monotonic() < deadline:
            page = self.page(path)
            if found := look(page):
                return found
            time.sleep(self.poll)
        raise AssertionError(
            f"{path} did not become what it should:\n{words(page)}\n{self.server.log[-3000:]}"
        )

    def _reach(self, ask: Callable[[], httpx.Response]) -> httpx.Response:
        deadline = time.monotonic() + LONG
        while True:
            try:
                return ask()
            except httpx.TransportError:
                assert time.monotonic() < deadline
                if not self.server.is_alive:
                    self.revive()
                time.sleep(POLL)

    def sign_in(self) -> None:
        """Make the first account by the printed link."""
        link = self.server.link.removeprefix(self.server.url)
        answer = self.send(link, "", username="ada", password=PASSWORD)
        assert answer.headers["location"] == "/"

    def begin(self, idea: str = IDEA, *, scenes: int = 4) -> "Story":
        answer = self.send("/new/", "/new/", prompt=idea, scenes=str(scenes), words="300")
        return Story(self, re.search(r"/stories/([0-9a-f-]+)/", answer.headers["location"])[1])


class Story:
    """A story and its pages."""

    def __init__(self, author: Author, story_id: str) -> None:
        self.author, self.id, self.path = author, story_id, f"/stories/{story_id}"

    def choose_concept(self) -> None:
        self.author.send(f"{self.path}/concepts/", "/choose/")

    def wait_for_draft(self) -> None:
        self.author.wait_for(f"{self.path}/draft/", lambda page: "Review the scenes" in page)

    def scenes(self) -> list[str]:
        """The ids of the scenes, in order."""
        found = re.findall(r'<article id="scene-([0-9a-f-]+)"', self.author.page(f"{self.path}/review/"))
        assert found
        return found

    def text(self, scene: str) -> str:
        """The text of a scene as its author would get it into a field."""
        page = self.author.page(f"{self.path}/review/?write={scene}")
        return form_to(page, f"/scenes/{scene}/keep/")[1].fields["content"]

    def keep(self, scene: str, text: str) -> None:
        """Save a text of one's own."""
        self.author.send(f"{self.path}/review/?write={scene}", f"/scenes/{scene}/keep/", content=text)

    def ask_for_rewrite(self, scene: str, wish: str) -> None:
        self.author.send(f"{self.path}/review/?ask={scene}", f"/scenes/{scene}/ask/", feedback=wish)

    def accept(self) -> None:
        """Accept the first version that waits, as soon as there is one."""
        self.author.send(f"{self.path}/review/", "/accept/")

    def discard_for_good(self) -> None:
        """Turn down the first version that waits, as soon as there is one, and remove it."""
        review = f"{self.path}/review/"
        address, _ = self.author.wait_for(review, lambda page: form_to(page, "/discard/"))
        self.author.send(review, "/discard/")
        self.author.send(address.replace("/discard/", "/remove/"), "/remove/")

    def approve(self) -> None:
        self.author.send(f"{self.path}/review/", "/approve-remaining/")

    def choose_format(self, output_format: str) -> None:
        self.author.send(f"{self.path}/format/", "/format/choose/", output_format=output_format)

    def choose_narrator(self, voice_id: str = "en-GB-male-1") -> None:
        self.author.send(f"{self.path}/narrator/", "/narrator/choose/", narrator=voice_id)

    def hear(self, voice_id: str = "en-GB-male-1") -> None:
        """Have the first paragraph read by a narrator who is not chosen yet."""
        answer = self.author.send(f"{self.path}/narrator/", "/narrator/hear/", hear=voice_id)
        heard = answer.headers["location"]
        self.author.wait_for(heard, lambda page: "Your first paragraph, read by" in page)

    def ask_for_book(self) -> None:
        self.author.send(f"{self.path}/generate/", "/generate/make/")

    def wait_for_book(self) -> None:
        self.author.wait_for(f"{self.path}/generate/", lambda page: "The book is ready" in page)

    def epub(self) -> str:
        """The address of the e-book that is offered for download."""
        found = re.search(r"/editions/[0-9a-f-]+/epub/", self.author.page(f"{self.path}/book/"))
        assert found
        return found[0]

    def make(self, output_format: str = "both") -> None:
        """From approved scenes to the finished book."""
        self.choose_format(output_format)
        if output_format != "visual":
            self.choose_narrator()
        self.ask_for_book()
        self.wait_for_book()


def words(page: str) -> str:
    """What stands on a page, for the message of a failure."""
    main = page.partition("<main")[2] or page
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main))[:3000]
