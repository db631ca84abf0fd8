"""What is wrong with a page for those who see, hear or point differently: what axe says, and its width."""

import json

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import AXE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not in node_modules")


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it stands, a line each."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(f"axe.run({{runOnly: {json.dumps(TAGS)}}}).then(r => r.violations)")
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    said = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found] + ["scrolls sideways"] * wide
    return [f"{page.url}: {fault}" for fault in said]
