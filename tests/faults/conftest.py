"""A real server that may be killed, and an author who knows nothing of it."""

from collections.abc import Iterator

import pytest

from tests.faults.author import Author
from tests.faults.program import Program
from tests.faults.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("served"))
    server.start()
    yield server
    server.close()


@pytest.fixture(scope="module")
def program(server: Server) -> Iterator[Program]:
    """A program with a token for the first account."""
    program = Program(server)
    yield program
    program.client.close()


@pytest.fixture(scope="module")
def author(server: Server) -> Iterator[Author]:
    author = Author(server)
    author.sign_in()
    yield author
    author.client.close()
