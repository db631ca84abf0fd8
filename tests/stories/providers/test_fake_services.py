"""The services are spoken to by the vendors' own clients, unchanged, whole and streamed."""

import contextlib

import boto3
import ollama
import openai
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, EventStreamError

from tests.fakes import bedrock
from tests.fakes.faults import Kind
from tests.fakes.openai import OpenAIWire
from tests.fakes.server import FakeServer
from tests.stories.providers.conftest import Service

PROMPT = "Write scene 1 of 4: about 40 words, no fewer than 30 and no more than 50."


@pytest.fixture
def runtime(bedrock_service: Service):
    client = boto3.client("bedrock-runtime", config=Config(retries={"total_max_attempts": 1}))
    yield client
    client.close()


def conversation(text: str = PROMPT) -> dict:
    return {"modelId": "us.writer-v1:0", "messages": [{"role": "user", "content": [{"text": text}]}]}


def test_boto3_converses(runtime):
    answer = runtime.converse(**conversation(), inferenceConfig={"temperature": 0.5})
    assert len(answer["output"]["message"]["content"][0]["text"].split()) == 40
    assert answer["stopReason"] == "end_turn"
    assert answer["usage"]["totalTokens"] == answer["usage"]["inputTokens"] + answer["usage"]["outputTokens"]


def test_boto3_reads_the_event_stream(runtime, bedrock_service: Service):
    events = list(runtime.converse_stream(**conversation())["stream"])
    text = "".join(e["contentBlockDelta"]["delta"]["text"] for e in events if "contentBlockDelta" in e)
    assert len(text.split()) == 40
    assert [next(iter(event)) for event in events[-3:]] == ["contentBlockStop", "messageStop", "metadata"]
    assert bedrock_service.server.log[0].asked.model == "us.writer-v1:0"


def test_boto3_reads_a_tool_call(runtime):
    schema = {"type": "object", "properties": {"title": {"type": "string"}}}
    tool = {"toolSpec": {"name": "Card", "description": "A card", "inputSchema": {"json": schema}}}
    answer = runtime.converse(**conversation(), toolConfig={"tools": [tool]})
    assert answer["stopReason"] == "tool_use"
    assert answer["output"]["message"]["content"][0]["toolUse"]["input"]["title"]


@pytest.mark.parametrize(
    ("kind", "code"), [(kind, code) for kind, (code, _) in bedrock.EXCEPTIONS.items()][:7]
)
def test_boto3_knows_the_exceptions(runtime, bedrock_service: Service, kind: Kind, code: str):
    bedrock_service.server.fail(kind)
    with pytest.raises(ClientError) as caught:
        runtime.converse_stream(**conversation())
    assert caught.value.response["Error"]["Code"] == code


def test_boto3_notices_a_wrong_checksum(runtime, monkeypatch):
    sound = bedrock.frame
    monkeypatch.setattr(bedrock, "frame", lambda *a, **k: sound(*a, **k)[:-1] + b"\x00")
    with (
        contextlib.closing(runtime.converse_stream(**conversation())["stream"]) as stream,
        pytest.raises(Exception, match="Checksum mismatch"),
    ):
        list(stream)


def test_boto3_knows_an_exception_in_the_stream(runtime, monkeypatch):
    monkeypatch.setattr(bedrock.BedrockWire, "end", lambda *_: bedrock.broken("throttlingException"))
    with (
        contextlib.closing(runtime.converse_stream(**conversation())["stream"]) as stream,
        pytest.raises(EventStreamError, match="throttlingException"),
    ):
        list(stream)


def test_a_request_with_another_secret_is_not_taken_for_signed(bedrock_service: Service):
    client = boto3.client("bedrock-runtime", aws_secret_access_key="other", aws_access_key_id=bedrock.KEY)
    client.converse(**conversation())
    client.close()
    assert bedrock_service.server.log[0].asked.model == "not signed"


def test_the_openai_client_reads_whole_and_streamed_answers():
    said = {"model": "gpt", "messages": [{"role": "user", "content": PROMPT}]}
    with (
        FakeServer(OpenAIWire()) as server,
        openai.OpenAI(base_url=server.url, api_key="k", max_retries=0) as client,
    ):
        whole = client.chat.completions.create(**said)
        chunks = list(client.chat.completions.create(**said, stream=True))
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert whole.choices[0].message.content == text
    assert whole.usage == chunks[-1].usage


def test_the_ollama_client_reads_whole_and_streamed_answers(monkeypatch):
    from tests.fakes.ollama import OllamaWire

    said = {"model": "llama3", "messages": [{"role": "user", "content": PROMPT}]}
    with FakeServer(OllamaWire()) as server:
        client = ollama.Client(server.url, trust_env=False)
        whole = client.chat(**said)
        lines = list(client.chat(**said, stream=True))
        client._client.close()
    assert whole.message.content == "".join(line.message.content for line in lines)
    assert lines[-1].done_reason == "stop"


def test_an_answer_is_paced_in_tokens_a_second():
    with FakeServer(OpenAIWire(), per_second=200, first_token=0.05) as server:
        with openai.OpenAI(base_url=server.url, api_key="k") as client:
            list(
                client.chat.completions.create(
                    model="gpt", messages=[{"role": "user", "content": PROMPT}], stream=True
                )
            )
        entry = server.log[0]
    assert entry.first_at - entry.began >= 0.05
    assert entry.ended - entry.first_at >= entry.usage.tokens_out / 200
