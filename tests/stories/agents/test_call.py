"""One call of a model: what goes out, and every way in which it can fail."""

import asyncio
from collections.abc import Callable
from itertools import pairwise

import pytest
from strands.types.exceptions import (
    ContextWindowOverflowException,
    MaxTokensReachedException,
    ModelThrottledException,
)

from stories.agents.call import Call, Role, Writer, open_writer
from stories.agents.errors import AgentError, Busy, Misconfigured, Refused, Unavailable, Unusable, classify
from stories.agents.idea_generator import IdeaGeneratorAgent
from stories.schemas import Brief, ConceptSet, IdeaRequest
from stories.writers.builtin.errors import CannotDo
from stories.writers.profiles import ModelProfile
from tests.fakes import Answer, Ends, Raw, ScriptedModel, concepts, prose

ROLE = Role("story_drafter", instructions="story_scene", temperature=0.7, deadline=5)
REQUEST = IdeaRequest(idea="A keeper", brief=Brief())


class VendorError(Exception):
    """What an SDK raises: its own class, with the status of the answer."""

    def __init__(self, status: int) -> None:
        super().__init__("the vendor says no")
        self.status_code = status


class BotoError(Exception):
    def __init__(self, status: int) -> None:
        super().__init__("An error occurred")
        self.response = {"ResponseMetadata": {"HTTPStatusCode": status}}


def writer(*answers: Answer, profile: ModelProfile = ModelProfile()) -> tuple[Writer, ScriptedModel]:  # noqa: B008
    model = ScriptedModel(list(answers))
    return Writer(model, "scripted:", profile), model


async def tell(*answers: Answer, on_text: Callable[[str], None] = len) -> str:
    async def show(text: str) -> None:
        on_text(text)

    call = Call(ROLE, writer(*answers)[0], request=REQUEST, prompt="Write.")
    return (await call.prose(show)).result


async def suggest(*answers: Answer) -> ConceptSet:
    return (await IdeaGeneratorAgent(writer(*answers)[0]).suggest(REQUEST)).result


FAILURES = [
    (ModelThrottledException("slow down"), Busy),
    (VendorError(429), Busy),
    (VendorError(529), Busy),
    (BotoError(500), Unavailable),
    (VendorError(503), Unavailable),
    (VendorError(408), Unavailable),
    (ConnectionResetError(), Unavailable),
    (TypeError("'NoneType' object is not iterable"), Unavailable),
    (CannotDo("The built-in writer knows no dragons."), Refused),
    (Ends("content_filtered", "Once"), Refused),
    (Ends("guardrail_intervened", "Once"), Refused),
    (Ends("refusal", "Once"), Refused),
    (MaxTokensReachedException("cut"), Unusable),
    (Ends("max_tokens", "Once"), Unusable),
    ("", Unusable),
    ("  \n ", Unusable),
    ("x" * 10_001, Unusable),
    (Ends(text="Once upon"), Unavailable),
    (BotoError(403), Misconfigured),
    (VendorError(404), Misconfigured),
    (ContextWindowOverflowException("too long"), Misconfigured),
]


@pytest.mark.parametrize(("answer", "kind"), FAILURES, ids=lambda value: repr(value)[:30])
async def test_every_failure_is_one_of_five_kinds(answer: Answer, kind: type[AgentError]):
    with pytest.raises(AgentError) as caught:
        await tell(answer)
    assert type(caught.value) is kind
    assert caught.value.permanent is (kind in (Refused, Misconfigured))
    assert caught.value.record.error_kind == kind.kind
    assert "Nothing" in caught.value.message or kind is Refused


async def test_what_the_writer_cannot_do_is_said_in_its_own_words():
    with pytest.raises(Refused, match="knows no dragons"):
        await tell(CannotDo("The built-in writer knows no dragons."))


async def test_a_failure_never_logs_what_an_author_wrote(caplog: pytest.LogCaptureFixture):
    with pytest.raises(Unavailable):
        await tell(ValueError("my secret idea"))
    assert "ValueError" in caplog.text
    assert "my secret idea" not in caplog.text


@pytest.mark.parametrize("answer", [Raw({"concepts": []}), Raw({}), "I would rather talk."])
async def test_an_answer_that_never_fits_is_not_asked_for_without_end(answer: Answer):
    generator, model = writer(answer)
    with pytest.raises(Unusable):
        await IdeaGeneratorAgent(generator).suggest(REQUEST)
    assert len(model.asked) <= 3


async def test_three_concepts_that_are_one_are_asked_for_again():
    same = concepts().concepts[0].model_dump()
    assert await suggest(Raw({"concepts": [same] * 3}), concepts()) == concepts()


async def test_a_refusal_instead_of_concepts_is_a_refusal():
    with pytest.raises(Refused):
        await suggest(Ends("content_filtered"))


async def test_concepts_the_author_has_seen_are_not_shown_again():
    request = REQUEST.model_copy(update={"seen": [concepts().concepts[1]]})
    with pytest.raises(Unusable) as caught:
        await IdeaGeneratorAgent(writer(concepts())[0]).suggest(request)
    assert caught.value.record.error_kind == "unusable"


async def test_a_writer_that_stops_answering_is_given_up_after_its_deadline():
    class Silent(ScriptedModel):
        async def stream(self, *args, **kwargs):
            yield {"messageStart": {"role": "assistant"}}
            await asyncio.Event().wait()

    role = Role("story_drafter", instructions="story_scene", temperature=0.7, deadline=0)
    call = Call(role, Writer(Silent([""]), "scripted:", ModelProfile()), request=REQUEST, prompt="Write.")
    with pytest.raises(Unavailable, match="stopped answering after 0 seconds"):
        await call.prose(lambda text: asyncio.sleep(0))


async def test_what_the_listener_raises_comes_back_and_not_as_an_agents_error():
    class Gone(Exception):
        pass

    def leave(text: str) -> None:
        raise Gone

    with pytest.raises(Gone):
        await tell(prose(50), on_text=leave)


async def test_the_text_grows_and_the_last_piece_is_the_whole():
    shown: list[str] = []
    text = await tell(prose(50), on_text=shown.append)
    assert shown[-1] == text == prose(50)
    assert all(later.startswith(earlier) for earlier, later in pairwise(shown))


async def test_a_text_is_cleaned_of_what_breaks_a_database():
    assert await tell("\n A lamp.\x00\r\n\r\nOut. ") == "A lamp.\n\nOut."


async def test_the_answer_is_forced_on_the_first_call_where_the_model_accepts_that():
    generator, model = writer(concepts())
    await IdeaGeneratorAgent(generator).suggest(REQUEST)
    assert [asked.tool_choice for asked in model.asked] == [{"tool": {"name": "ConceptSet"}}]
    assert model.asked[0].tools == ["ConceptSet"]


async def test_a_model_that_refuses_forced_tools_and_temperature_gets_neither():
    plain = ModelProfile(accepts_temperature=False, accepts_forced_tool=False)
    generator, model = writer(concepts(), profile=plain)
    await IdeaGeneratorAgent(generator).suggest(REQUEST)
    assert model.asked[0].tool_choice in (None, {"auto": {}})
    assert model.asked[0].temperature is None


async def test_the_model_is_given_the_request_itself_and_its_temperature():
    generator, model = writer(concepts())
    await IdeaGeneratorAgent(generator).suggest(REQUEST)
    assert model.asked[0].request == REQUEST
    assert model.asked[0].temperature == 0.9


async def test_prose_is_asked_for_without_any_tool():
    drafter, model = writer(prose())
    await Call(ROLE, drafter, request=REQUEST, prompt="Write.").prose(lambda text: asyncio.sleep(0))
    assert model.asked[0].tools == []


async def test_a_call_records_what_it_cost():
    record = (await IdeaGeneratorAgent(writer(concepts())[0]).suggest(REQUEST)).record
    assert (record.role, record.model, record.error_kind) == ("idea_generator", "scripted:", "")
    assert (record.tokens_in, record.tokens_out, record.stop_reason) == (11, 7, "tool_use")
    assert len(record.prompt_hash) == 64
    assert record.first_token_seconds is not None
    assert record.first_token_seconds <= record.seconds


def test_an_unknown_writer_is_a_matter_of_settings():
    with pytest.raises(Misconfigured):
        open_writer("oracle:delphi")


class Watched(ScriptedModel):
    """A model that tells when its stream was closed, and can hang in the middle of it."""

    hangs = False
    is_closed = False

    async def stream(self, *args, **kwargs):
        try:
            async for event in super().stream(*args, **kwargs):
                yield event
                if self.hangs and "contentBlockDelta" in event:
                    await asyncio.Event().wait()
        finally:
            self.is_closed = True


@pytest.mark.parametrize("hangs", [True, False], ids=["in the stream", "in the listener"])
async def test_a_call_that_is_stopped_closes_its_stream_at_once(
    hangs: bool, caplog: pytest.LogCaptureFixture
):
    model, started = Watched([prose(50)]), asyncio.Event()
    model.hangs = hangs

    async def show(text: str) -> None:
        started.set()
        await asyncio.Event().wait()

    call = Call(ROLE, Writer(model, "scripted:", ModelProfile()), request=REQUEST, prompt="Write.")
    task = asyncio.create_task(call.prose(show))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert model.is_closed
    assert caplog.text == ""


async def test_a_listener_that_fails_closes_the_stream_at_once():
    model = Watched([prose(50)])
    model.hangs = True

    async def show(text: str) -> None:
        raise LookupError

    call = Call(ROLE, Writer(model, "scripted:", ModelProfile()), request=REQUEST, prompt="Write.")
    with pytest.raises(LookupError):
        await call.prose(show)
    assert model.is_closed


def test_an_error_that_is_its_own_cause_is_read_to_its_end():
    error = BotoError(403)
    error.__cause__ = error
    assert type(classify(error)) is Misconfigured
