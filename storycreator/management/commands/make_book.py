"""`manage.py make_book "IDEA"`: the whole way without a browser."""

import asyncio
import contextlib
import json
import logging
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser, OutputWrapper

from narration.illustrators.base import DEFAULT_STYLE, STYLES
from narration.models import Edition, Narrator, OutputFormat
from stories import services
from stories.consent import asked_of
from stories.schemas import CONCEPTS, DEFAULT_SCENES, MAX_SCENES, MIN_SCENES, Brief
from storycreator.errors import AuthorError, ServiceError
from storycreator.jobs.runner import Runner, hold_lock
from storycreator.management.commands.serve import prepare
from storycreator.management.delivery import deliver, figures
from storycreator.management.walk import Step, Walk, Wishes
from storycreator.models import User

BAR = 24
"""Characters of the progress bar."""
FAILED, BAD_ARGUMENTS, INTERRUPTED = 1, 2, 130
NEW_AUTHOR = "author"
"""The account made for a book when there is none; the sign-in link of `serve` takes it over."""

AGREE = "Nothing was sent yet. Say --agree if this is so: “{sentence}”"
LEFT = "Stopped. What was made so far is kept: the story goes on when you start manage.py serve."


def _a_folder(text: str) -> Path:
    path = Path(text).expanduser()
    if path.exists() and not path.is_dir():
        raise ArgumentTypeError(f"{text!r} is a file, not a folder")
    return path


class Command(BaseCommand):
    help = "Make a whole book from one idea: concepts, scenes, sound, pictures, files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("idea", help="the idea, in one sentence or more")
        scenes = range(MIN_SCENES, MAX_SCENES + 1)
        parser.add_argument("--scenes", type=int, choices=scenes, default=DEFAULT_SCENES)
        parser.add_argument("--format", choices=OutputFormat.values, default=OutputFormat.BOTH.value)
        parser.add_argument("--narrator", default="", metavar="VOICE_ID", help="default: the first")
        parser.add_argument("--style", choices=list(STYLES), default=DEFAULT_STYLE)
        parser.add_argument("--concept", type=int, choices=range(1, CONCEPTS + 1), default=1)
        parser.add_argument("--author", default="", metavar="USERNAME", help="default: the only account")
        parser.add_argument("--out", type=_a_folder, metavar="DIR", help="default: one named after the title")
        parser.add_argument(
            "--agree", action="store_true", help="the idea and the scenes may go to the writer’s service"
        )
        parser.add_argument("--json", action="store_true", help="print every figure as one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        lock = hold_lock(settings.DATA_DIR)
        with lock or contextlib.nullcontext(), warnings_only():
            if lock is not None:
                call_command("migrate", verbosity=0, interactive=False)
                prepare()
            self._make(options, runs_jobs=lock is not None)

    def _make(self, options: dict[str, Any], *, runs_jobs: bool) -> None:
        began = time.monotonic()
        bar = Bar(self.stderr)
        author, wishes = self._author(options["author"]), self._wishes(options)
        self._require_consent(author, agrees=options["agree"])
        walk = Walk(author, wishes, tell=bar.show)
        try:
            edition = asyncio.run(walked(walk, runs_jobs=runs_jobs))
            paths = deliver(edition, options["out"])
        except KeyboardInterrupt:
            self._refuse(LEFT, INTERRUPTED)
        except (AuthorError, ServiceError) as error:
            self._refuse(error.message, FAILED)
        except OSError as error:
            self._refuse(f"The book is in the library, but it could not be written out: {error}.", FAILED)
        finally:
            bar.end()
        if options["json"]:
            told = figures(walk, edition, paths, seconds=time.monotonic() - began)
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            self._name(edition, paths)

    def _name(self, edition: Edition, paths: list[Path]) -> None:
        self.stdout.write(f"“{edition.title}” is in {paths[0].parent.resolve()}")
        for path in paths:
            self.stdout.write(f"  {path.name}")

    def _author(self, username: str) -> User:
        """The account of that name; without one the only account, made if there is none."""
        if username:
            named = User.objects.filter(username=username).first()
            return named or self._refuse(f"There is no account called {username}.", BAD_ARGUMENTS)
        accounts = list(User.objects.order_by("pk")[:2])
        if len(accounts) > 1:
            self._refuse("There are several accounts: say whose book it is with --author.", BAD_ARGUMENTS)
        return accounts[0] if accounts else User.objects.create_user(NEW_AUTHOR)

    def _require_consent(self, author: User, *, agrees: bool) -> None:
        ask = asked_of(author.pk)
        if ask and not agrees:
            self._refuse(AGREE.format(sentence=ask.sentence), BAD_ARGUMENTS)
        if ask:
            services.agree(author, mark=ask.mark)

    def _wishes(self, options: dict[str, Any]) -> Wishes:
        return Wishes(
            idea=options["idea"],
            brief=Brief(scenes=options["scenes"]),
            concept=options["concept"],
            output_format=options["format"],
            style=options["style"],
            narrator=self._narrator(options["narrator"]),
        )

    def _narrator(self, voice_id: str) -> Narrator | None:
        narrators = Narrator.objects.filter(active=True)
        if not voice_id:
            return narrators.first()
        offered = ", ".join(narrators.values_list("voice_id", flat=True))
        named = narrators.filter(voice_id=voice_id).first()
        return named or self._refuse(f"There is no narrator {voice_id}. There are: {offered}.", BAD_ARGUMENTS)

    def _refuse(self, sentence: str, code: int) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(code)


@contextlib.contextmanager
def warnings_only() -> Iterator[None]:
    """Meanwhile the log says what is wrong and nothing else: the bar is what is to be seen."""
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.WARNING)
    try:
        yield
    finally:
        root.setLevel(level)


class Bar:
    """How far it is, on one line of a terminal; elsewhere one line a stage."""

    def __init__(self, stream: OutputWrapper) -> None:
        self._stream = stream
        self._said = ""

    def show(self, step: Step) -> None:
        if self._stream.isatty():
            full = round(BAR * step.share)
            bar = f"[{'#' * full}{'-' * (BAR - full)}] {step.share:4.0%}  {step.words}"
            self._stream.write(f"\r\x1b[K{bar}", ending="")
            self._stream.flush()
        elif step.words != self._said:
            self._stream.write(step.words)
        self._said = step.words

    def end(self) -> None:
        if self._said and self._stream.isatty():
            self._stream.write("")


async def walked(walk: Walk, *, runs_jobs: bool) -> Edition:
    """Walk the whole way; run the jobs meanwhile when nobody else does."""
    if not runs_jobs:
        return await walk.whole_way()
    runner = Runner(concurrency=settings.JOBS_CONCURRENCY)
    running = asyncio.create_task(runner.run())
    try:
        return await walk.whole_way()
    finally:
        # At once: what is not finished is put back and goes on at the next start.
        await runner.drain(0)
        await running
