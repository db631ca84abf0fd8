"""The pages of a story up to its approved scenes, one file a page."""

from stories.views.characters import (
    character_add,
    character_edit,
    character_leave_out,
    character_lock,
    character_put_back,
    character_rename,
    characters,
)
from stories.views.comparing import revision_accept_part, revision_compare, revision_refine
from stories.views.concepts import (
    concept_choose,
    concepts,
    more_like_this,
    suggest_again,
    suggest_stop,
    three_new,
)
from stories.views.consents import consent_revoke, consents
from stories.views.drafts import draft, draft_choose, draft_retry, draft_stop, draft_write_missing
from stories.views.histories import revision_remove, scene_history
from stories.views.ideas import start_over, story_new
from stories.views.library import (
    bin_,
    library,
    story,
    story_delete,
    story_duplicate,
    story_erase,
    story_keep,
    story_rename,
    story_restore,
)
from stories.views.outlines import draft_write, outline, outline_edit
from stories.views.review import approve_remaining, review, review_status, scene, scene_text
from stories.views.revisions import (
    revision_accept,
    revision_discard,
    revision_restore,
    revision_retry,
    revision_stop,
)
from stories.views.scenes import scene_approve, scene_ask, scene_keep, scene_polish, scene_retry
from stories.views.undoing import decision_undo

__all__ = [
    "approve_remaining",
    "bin_",
    "character_add",
    "character_edit",
    "character_leave_out",
    "character_lock",
    "character_put_back",
    "character_rename",
    "characters",
    "concept_choose",
    "concepts",
    "consent_revoke",
    "consents",
    "decision_undo",
    "draft",
    "draft_choose",
    "draft_retry",
    "draft_stop",
    "draft_write",
    "draft_write_missing",
    "library",
    "more_like_this",
    "outline",
    "outline_edit",
    "review",
    "review_status",
    "revision_accept",
    "revision_accept_part",
    "revision_compare",
    "revision_discard",
    "revision_refine",
    "revision_remove",
    "revision_restore",
    "revision_retry",
    "revision_stop",
    "scene",
    "scene_approve",
    "scene_ask",
    "scene_history",
    "scene_keep",
    "scene_polish",
    "scene_retry",
    "scene_text",
    "start_over",
    "story",
    "story_delete",
    "story_duplicate",
    "story_erase",
    "story_keep",
    "story_new",
    "story_rename",
    "story_restore",
    "suggest_again",
    "suggest_stop",
    "three_new",
]
