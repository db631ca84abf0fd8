"""The API in the browser: its document under the pages' own policy, and the tokens of the account."""

import re

from playwright.sync_api import Page, expect


def test_the_document_of_the_api_is_shown_under_the_policy_of_all_pages(page: Page) -> None:
    page.goto("/api/v1/docs")
    expect(page.locator("#api-docs .opblock").first).to_be_visible()
    assert page.locator("#api-docs .opblock").count() > 20
    page.get_by_text("/api/v1/story/start", exact=True).click()
    expect(page.get_by_text("A detective who can see ghosts").first).to_be_visible()


def test_a_call_tried_out_there_is_made_as_whoever_is_signed_in(page: Page) -> None:
    page.goto("/api/v1/docs")
    page.get_by_text("/api/v1/story/start", exact=True).click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    # It prefers to wait, and so its answer holds the concepts.
    expect(page.locator(".live-responses-table")).to_contain_text("concept_selection")


def test_a_token_is_made_copied_and_revoked(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name=re.compile("Your account")).click()
    page.get_by_role("link", name="API tokens").click()
    page.get_by_label("What is it for?").fill("phone")
    page.get_by_role("button", name="Make a token").click()
    secret = page.get_by_text(re.compile(r"^story_")).inner_text()
    bearer = {"Authorization": f"Bearer {secret}"}
    assert page.request.get("/api/v1/story/sessions", headers=bearer).status == 200
    page.get_by_role("button", name="Revoke phone").click()
    expect(page.get_by_role("button", name="Revoke phone")).to_have_count(0)
    assert page.request.get("/api/v1/story/sessions", headers=bearer).status == 401
