"""The addresses of a story up to its approved scenes."""

from django.urls import URLPattern, URLResolver, include, path

from stories import views

app_name = "stories"

concept_urls = [
    path("choose/", views.concept_choose, name="concept_choose"),
    path("more-like-this/", views.more_like_this, name="more_like_this"),
]
character_urls = [
    path("edit/", views.character_edit, name="character_edit"),
    path("lock/", views.character_lock, name="character_lock"),
    path("leave-out/", views.character_leave_out, name="character_leave_out"),
    path("put-back/", views.character_put_back, name="character_put_back"),
    path("rename/", views.character_rename, name="character_rename"),
]
scene_urls = [
    path("", views.scene, name="scene"),
    path("text/", views.scene_text, name="scene_text"),
    path("history/", views.scene_history, name="scene_history"),
    path("approve/", views.scene_approve, name="scene_approve"),
    path("ask/", views.scene_ask, name="scene_ask"),
    path("keep/", views.scene_keep, name="scene_keep"),
    path("polish/", views.scene_polish, name="scene_polish"),
    path("retry/", views.scene_retry, name="scene_retry"),
]
revision_urls = [
    path("compare/", views.revision_compare, name="revision_compare"),
    path("refine/", views.revision_refine, name="revision_refine"),
    path("remove/", views.revision_remove, name="revision_remove"),
    path("accept/", views.revision_accept, name="revision_accept"),
    path("accept-part/", views.revision_accept_part, name="revision_accept_part"),
    path("discard/", views.revision_discard, name="revision_discard"),
    path("restore/", views.revision_restore, name="revision_restore"),
    path("retry/", views.revision_retry, name="revision_retry"),
    path("stop/", views.revision_stop, name="revision_stop"),
]
story_urls: list[URLPattern | URLResolver] = [
    path("", views.story, name="story"),
    path("idea/", views.start_over, name="start_over"),
    path("concepts/", views.concepts, name="concepts"),
    path("concepts/three-new/", views.three_new, name="three_new"),
    path("concepts/again/", views.suggest_again, name="suggest_again"),
    path("concepts/stop/", views.suggest_stop, name="suggest_stop"),
    path("concepts/<uuid:concept_id>/", include(concept_urls)),
    path("outline/", views.outline, name="outline"),
    path("outline/edit/", views.outline_edit, name="outline_edit"),
    path("draft/", views.draft, name="draft"),
    path("draft/stop/", views.draft_stop, name="draft_stop"),
    path("draft/write/", views.draft_write, name="draft_write"),
    path("draft/missing/", views.draft_write_missing, name="draft_write_missing"),
    path("draft/again/", views.draft_retry, name="draft_retry"),
    path("drafts/<uuid:draft_id>/choose/", views.draft_choose, name="draft_choose"),
    path("characters/", views.characters, name="characters"),
    path("characters/add/", views.character_add, name="character_add"),
    path("characters/<uuid:character_id>/", include(character_urls)),
    path("review/", views.review, name="review"),
    path("review/status/", views.review_status, name="review_status"),
    path("review/approve-remaining/", views.approve_remaining, name="approve_remaining"),
    path("scenes/<uuid:scene_id>/", include(scene_urls)),
    path("revisions/<uuid:revision_id>/", include(revision_urls)),
    path("decisions/<uuid:decision_id>/undo/", views.decision_undo, name="decision_undo"),
    path("details/", views.story_rename, name="story_rename"),
    path("keep/", views.story_keep, name="story_keep"),
    path("duplicate/", views.story_duplicate, name="story_duplicate"),
    path("delete/", views.story_delete, name="story_delete"),
    path("restore/", views.story_restore, name="story_restore"),
    path("erase/", views.story_erase, name="story_erase"),
]
urlpatterns = [
    path("", views.library, name="library"),
    path("bin/", views.bin_, name="bin"),
    path("accounts/consents/", views.consents, name="consents"),
    path("accounts/consents/<uuid:consent_id>/revoke/", views.consent_revoke, name="consent_revoke"),
    path("new/", views.story_new, name="story_new"),
    path("stories/<uuid:story_id>/", include(story_urls)),
]
