"""What drafting with a language model takes, as ratios to the ideal of the same run.

`python tests/benchmarks/writers.py [NAME …]` prints a table; the names are those of `MEASURES`. The model is
a paced service on loopback in a process of its own. On a busy machine the figures say little, so the load
beside them is printed as well, and what this process itself took of the processor.
"""

import asyncio
import os
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from stories.agents.call import open_writer
from stories.agents.story_drafter import StoryDraftingAgent
from stories.schemas import Brief, OutlineRequest, SceneRequest, StoryConcept, StoryOutline
from stories.writers import bedrock
from stories.writers.endpoint import Endpoint
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.service import PacedService, ideal
from tests.fakes.bedrock import KEY, SECRET

SCENES, WORDS = 5, 550
AT_ONCE = 200
CALLS = 60
BRIEF = Brief(scenes=SCENES, words=WORDS)
SETTINGS = {"bedrock": "bedrock:global.anthropic.claude-sonnet-4-6", "openai": "openai:gpt-4o"}
CONCEPT = StoryConcept(
    title="The Lamp",
    logline="A keeper must light the lamp before the last ferry comes.",
    genre="mystery",
    tone="quiet",
    setting="an island, one autumn",
    protagonist="Mara, keeper of the light",
    stakes="The ferry runs aground",
    difference="told in one night",
)
COLUMNS = "{name:<66}{value:>12}  {target:<12}{verdict}"


class Drafting:
    """Drafts written anchored, straight by the agents."""

    def __init__(self, name: str, service: PacedService) -> None:
        os.environ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] = service.url
        bedrock.forget_clients()
        self.setting = SETTINGS[name]
        self.endpoint = Endpoint(
            base_url=f"{service.url}/v1", api_key="key", silence_seconds=120, connect_seconds=60
        )
        self.shown: list[float] = []
        """When each scene showed its first words."""

    async def plan(self) -> StoryOutline:
        request = OutlineRequest(idea="A keeper", brief=BRIEF, concept=CONCEPT)
        return (await self._agent().outline(request)).result

    async def write(self, outline: StoryOutline) -> None:
        """The first scene, then all others at once."""
        anchor = await self._scene(outline, 1)
        await asyncio.gather(*(self._scene(outline, number, anchor) for number in range(2, SCENES + 1)))

    async def whole(self) -> None:
        await self.write(await self.plan())

    async def _scene(self, outline: StoryOutline, number: int, anchor: str = "") -> str:
        first: list[float] = []

        async def note(text: str) -> None:
            if not first:
                first.append(time.monotonic())

        request = SceneRequest(
            idea="A keeper", brief=BRIEF, concept=CONCEPT, outline=outline, number=number, anchor=anchor
        )
        answer = await self._agent().write_scene(request, note)
        self.shown += first
        return answer.result

    def _agent(self) -> StoryDraftingAgent:
        return StoryDraftingAgent(open_writer(self.setting, self.endpoint))


async def timed(work: Awaitable[object]) -> float:
    began = time.monotonic()
    await work
    return time.monotonic() - began


def one(name: str) -> list[Figure]:
    """One draft, with its plan made before and without."""
    with PacedService(name) as service:
        drafting = Drafting(name, service)

        async def prefetched() -> float:
            outline = await drafting.plan()
            return await timed(drafting.write(outline))

        with_plan = asyncio.run(prefetched())
    first = max(
        shown - entry["first_at"]
        for shown, entry in zip(sorted(drafting.shown), by_first_word(service), strict=True)
    )
    with PacedService(name) as whole:
        without = asyncio.run(timed(Drafting(name, whole).whole()))
    return [
        Figure(
            f"{name}: draft, plan prefetched / ideal", with_plan / ideal(service, plans=False), "x", most=1.1
        ),
        Figure(f"{name}: draft, plan and all / ideal", without / ideal(whole, plans=True), "x", most=1.1),
        Figure(f"{name}: first words after the first token", first, most=0.3),
    ]


def by_first_word(service: PacedService) -> list[dict[str, float]]:
    return sorted(service.scenes(), key=lambda entry: entry["first_at"])


def many(name: str) -> list[Figure]:
    """Two hundred drafts at once in this process, against one."""
    with PacedService(name, piece=24) as service:
        alone = asyncio.run(timed(Drafting(name, service).whole()))
    with PacedService(name, piece=24) as service:
        drafting = Drafting(name, service)
        lags: list[float] = []
        before = time.process_time()
        together = asyncio.run(watched(lags, [drafting.whole() for _ in range(AT_ONCE)]))
    taken = time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    scenes = [entry for entry in service.scenes() if entry["outcome"] == "ok"]
    return [
        Figure(f"{name}: {AT_ONCE} drafts at once / one", together / alone, "x", most=1.3),
        Figure(f"{name}: scenes written", len(scenes), ""),
        Figure(f"{name}: processor time of all drafts", taken),
        Figure(f"{name}: wall time of one draft", alone),
        Figure(f"{name}: lag of the loop, 95 in 100", percentile(lags, 0.95), most=0.1),
        Figure(f"{name}: most memory", memory, "MB", most=400),
    ]


async def watched(lags: list[float], drafts: list[Awaitable[object]]) -> float:
    """Seconds of all drafts together; `lags` gets how late the loop is, twenty times a second."""
    began = time.monotonic()
    work = asyncio.gather(*drafts)
    while not work.done():
        due = asyncio.get_running_loop().time() + 0.05
        await asyncio.wait({work}, timeout=0.05)
        lags.append(max(0.0, asyncio.get_running_loop().time() - due))
    await work
    return time.monotonic() - began


def overhead(name: str) -> list[Figure]:
    """CPU seconds of a call that writes a scene, all in all and beyond what Strands' model itself takes."""
    with PacedService(name, per_second=0, first_token=0, piece=120) as service:
        drafting = Drafting(name, service)

        async def measure() -> tuple[float, float]:
            outline = await drafting.plan()
            await drafting._scene(outline, 1)
            model = open_writer(drafting.setting, drafting.endpoint).model
            bare = await cpu(lambda: drain(model.stream([{"role": "user", "content": [{"text": "Write."}]}])))
            return bare, await cpu(lambda: drafting._scene(outline, 1))

        bare, whole = asyncio.run(measure())
    return [
        Figure(f"{name}: CPU of a call, vendor's client and all", whole * 1_000, "ms"),
        Figure(f"{name}: CPU of a call beyond the model's stream", (whole - bare) * 1_000, "ms", most=5),
    ]


async def cpu(call: Callable[[], Awaitable[object]]) -> float:
    began = time.process_time()
    for _ in range(CALLS):
        await call()
    return (time.process_time() - began) / CALLS


async def drain(events: object) -> None:
    async for _ in events:  # type: ignore[attr-defined]
        pass


MEASURES: dict[str, Callable[[str], list[Figure]]] = {"one": one, "overhead": overhead, "many": many}


@contextmanager
def credentials() -> Iterator[None]:
    os.environ.update(AWS_ACCESS_KEY_ID=KEY, AWS_SECRET_ACCESS_KEY=SECRET, AWS_DEFAULT_REGION="eu-central-1")
    yield


def main(names: list[str]) -> int:
    """Measure, print, and return 1 if a target was missed."""
    print(COLUMNS.format(name="", value="measured", target="target", verdict=""), flush=True)
    missed = False
    with credentials():
        for measure in names or MEASURES:
            for provider in SETTINGS:
                for figure in MEASURES[measure](provider):
                    missed |= not figure.is_met
                    print(COLUMNS.format(**figure.as_words()) + f"{os.getloadavg()[0]:.1f}", flush=True)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
