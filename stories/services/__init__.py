"""What an author may ask for. Each is quick, one transaction, and leaves the slow part to a job.

Services take the version that the author's form carried as `seen` and raise `Stale` when the row
is another one by now, `IllegalTransition` when the story's stage does not allow it, `AuthorError`
when it makes no sense, `ConsentNeeded` when a writer would be asked that the author has not agreed
to, `TooMuch` when there is no money left for it or too much under way; nothing has then changed.
"""

from stories.services.again import retry_failed, stop_work
from stories.services.candidates import NOT_THERE, accept_revision, discard_revision
from stories.services.characters import (
    add_character,
    edit_character,
    leave_out_character,
    lock_character,
    put_back_character,
    rename_in_scenes,
)
from stories.services.concepts import (
    more_like_this,
    refuse_idea,
    start_over,
    start_story,
    stop_suggesting,
    suggest_again,
    three_new,
)
from stories.services.consent import agree, revoke_consent
from stories.services.copies import duplicate_story
from stories.services.drafts import (
    choose_concept,
    choose_draft,
    retry_outline,
    stop_drafting,
    write_missing,
)
from stories.services.expiry import erase_ended, keep_story, warn_of_end
from stories.services.outlines import edit_outline, write_draft
from stories.services.removing import hindrance_of, remove_revision
from stories.services.review import (
    approve_remaining,
    approve_scene,
    keep_text,
    require_text,
    restore_revision,
)
from stories.services.rewrites import (
    Marked,
    ask_rewrite,
    polish_text,
    refine_revision,
    retry_rewrite,
    retry_scene,
    stop_rewrite,
)
from stories.services.shelf import (
    delete_story,
    erase_story,
    rename_story,
    restore_story,
)
from stories.services.undoing import undo_decision, undo_last

__all__ = [
    "NOT_THERE",
    "Marked",
    "accept_revision",
    "add_character",
    "agree",
    "approve_remaining",
    "approve_scene",
    "ask_rewrite",
    "choose_concept",
    "choose_draft",
    "delete_story",
    "discard_revision",
    "duplicate_story",
    "edit_character",
    "edit_outline",
    "erase_ended",
    "erase_story",
    "hindrance_of",
    "keep_story",
    "keep_text",
    "leave_out_character",
    "lock_character",
    "more_like_this",
    "polish_text",
    "put_back_character",
    "refine_revision",
    "refuse_idea",
    "remove_revision",
    "rename_in_scenes",
    "rename_story",
    "require_text",
    "restore_revision",
    "restore_story",
    "retry_failed",
    "retry_outline",
    "retry_rewrite",
    "retry_scene",
    "revoke_consent",
    "start_over",
    "start_story",
    "stop_drafting",
    "stop_rewrite",
    "stop_suggesting",
    "stop_work",
    "suggest_again",
    "three_new",
    "undo_decision",
    "undo_last",
    "warn_of_end",
    "write_draft",
    "write_missing",
]
