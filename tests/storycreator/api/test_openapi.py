"""The OpenAPI document says what is so: every status, an example of each, and every header."""

from typing import Any

import jsonschema
import pytest
from django.test import Client

from stories.workflow import Action
from storycreator.answers import API_WORDS
from storycreator.api.bodies import (
    AcceptBody,
    ApproveBody,
    CharacterBody,
    ConceptBody,
    FormatBody,
    NarratorBody,
    OutlineBody,
    RevisionBody,
    RewriteBody,
    SessionBody,
    StartBody,
    StartOverBody,
)
from storycreator.api.examples import BODIES, answer_examples
from storycreator.api.legal import CALLS
from tests.addresses import addresses

TAKEN = {
    "start": StartBody,
    "session": SessionBody,
    "concept": ConceptBody,
    "start_over": StartOverBody,
    "character": CharacterBody,
    "outline": OutlineBody,
    "approve": ApproveBody,
    "rewrite": RewriteBody,
    "accept": AcceptBody,
    "revision": RevisionBody,
    "format": FormatBody,
    "narrator": NarratorBody,
}
JSON = "application/json"


@pytest.fixture(scope="module")
def document() -> Any:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    return answer.json()


def operations(document: Any) -> list[tuple[str, str, Any]]:
    return [
        (path, method, said) for path, calls in document["paths"].items() for method, said in calls.items()
    ]


def resolved(document: Any, value: Any) -> Any:
    for part in value["$ref"].removeprefix("#/").split("/") if "$ref" in value else ():
        document = document[part]
        value = document
    return value


def test_every_address_is_in_the_document(document: Any):
    documented = {path for path, _, _ in operations(document)}
    served = {address.route for address in addresses() if address.name.startswith("api-v1:")}
    of_itself = {"api/v1/", "api/v1/openapi.json", "api/v1/docs"}
    assert {path.lstrip("/").replace("{", "<").replace("}", ">") for path in documented} == served - of_itself


def test_every_call_of_the_workflow_is_there(document: Any):
    assert {f"/api/v1/story/{call}" for call in CALLS} <= set(document["paths"])
    in_words = {action for action in CALLS.values() if action}
    of_pages_alone = {Action.CHOOSE_DRAFT, Action.RESTORE, Action.RETRY_SCENE, Action.REFRESH}
    same_as_another = {Action.SUGGEST, Action.KEEP, Action.POLISH, Action.RETRY_PART, Action.STOP}
    by_work = {Action.STORE_CONCEPTS, Action.GIVE_UP_CONCEPTS, Action.FINISH_DRAFTING, Action.COMPLETE}
    assert in_words | of_pages_alone | same_as_another | by_work == set(Action)


def test_every_call_names_every_status_with_its_meaning_and_an_example(document: Any):
    for path, method, said in operations(document):
        statuses = set(map(int, said["responses"]))
        assert {200, 400, 401, 405, 429, 500} <= statuses, path
        if method in ("post", "delete"):
            assert {400, 403, 404, 409, 411, 413} <= statuses, path
        for status, response in said["responses"].items():
            assert response["description"].endswith("."), (path, status)
            content = response.get("content", {}).get(JSON)
            if int(status) >= 400 or "binary" not in str(response):
                assert content is None or content["examples"], (path, status)
            if int(status) >= 400:
                assert content["schema"] == {"$ref": "#/components/schemas/Refusal"}


def test_slow_calls_may_answer_202(document: Any):
    may = {path.rpartition("/")[2] for path, _, said in operations(document) if "202" in said["responses"]}
    assert may == {
        *("start", "more-like-this", "three-new", "start-over", "select-concept", "write-draft"),
        *("rewrite-scene", "generate", "leave-out", "cancel", "retry"),
    }


def test_every_example_of_an_answer_fits_its_schema(document: Any):
    registry = {"components": document["components"]}
    checked = 0
    for _, _, said in operations(document):
        for response in said["responses"].values():
            content = response.get("content", {}).get(JSON, {})
            for example in content.get("examples", {}).values():
                schema = {**registry, **content["schema"]}
                jsonschema.validate(resolved(document, example)["value"], schema)
                checked += 1
    assert checked > 200


@pytest.mark.parametrize("name", BODIES)
def test_every_example_of_a_body_is_taken(name: str):
    for body in BODIES[name].values():
        TAKEN[name].model_validate(body)


def test_there_is_an_example_of_every_error():
    codes = {
        example["value"]["error"]["code"]
        for example in answer_examples().values()
        if example["value"]["error"]
    }
    assert {code for code, _ in API_WORDS.values()} - {"conflict"} <= codes | {"not_now"}


def test_every_reference_leads_somewhere(document: Any):
    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if "$ref" in value:
                resolved(document, value)
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk(document)


def test_every_call_has_words_and_a_name_of_its_own(document: Any):
    names = [said["operationId"] for _, _, said in operations(document)]
    assert len(names) == len(set(names))
    assert all(said["summary"] and said["tags"] for _, _, said in operations(document))


def test_the_page_of_the_document_is_ours_alone(db: None, client: Client):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "//" not in page.text.replace("<!doctype html>", "")
    assert "<script>" not in page.text and "<style" not in page.text
    assert 'data-document="/api/v1/openapi.json"' in page.text
