"""How every action of an author is taken and answered."""

from collections.abc import Callable, Mapping
from typing import Any

from stories.forms import VersionedForm
from storycreator.submissions import once
from storycreator.web import AuthorRequest


def take(
    request: AuthorRequest, form: VersionedForm, *, action: str, about: object, effect: Callable[[int], object]
) -> str:
    """Take an action once for this form, in one transaction, and return what it made (an id, or "").

    `effect` is given the version that the form carried. Raises the `AuthorError` that the effect
    raises; nothing has then changed.
    """
    form.is_valid()
    seen = int(form.cleaned_data.get("version") or 0)

    def run() -> str:
        made = effect(seen)
        return str(getattr(made, "pk", "") or "")

    return once(
        request.user, key=str(form.cleaned_data.get("key") or ""), action=action, body=_body(request.POST, about), effect=run
    )


def _body(posted: Mapping[str, Any], about: object) -> dict[str, str]:
    fields = {name: str(posted[name]) for name in posted if name not in ("key", "csrfmiddlewaretoken")}
    return {**fields, "about": str(about)}
