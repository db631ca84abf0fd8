"""What must be true after any fault, asked of the database file and of the commands."""

from tests.faults.server import Server

ONCE = {
    "concept": ("stories_concept", "idea_id, position", ""),
    "draft of a choice": ("stories_draft", "concept_id", ""),
    "scene": ("stories_scene", "draft_id, number", ""),
    "first text": ("stories_revision", "scene_id", "WHERE origin = 'draft'"),
    "recording": ("narration_recording", "revision_id, input_hash", ""),
    "picture": ("narration_illustration", "revision_id, input_hash", ""),
    "edition": ("narration_edition", "book_id, input_hash", ""),
    "file": ("narration_editionfile", "edition_id, format", ""),
    "finished job": ("jobs_job", "kind, args", "WHERE status = 'done'"),
}
"""What a second attempt could have made once more: its table, what makes it the same, and which rows."""


def twice(server: Server) -> dict[str, list[tuple]]:
    """What is there twice: nothing, if every job had one effect."""
    found = {what: server.ask(_doubled(*where)) for what, where in ONCE.items()}
    return {what: rows for what, rows in found.items() if rows}


def _doubled(table: str, same: str, rows: str) -> str:
    return f"SELECT {same}, count(*) FROM {table} {rows} GROUP BY {same} HAVING count(*) > 1"


def unfinished(server: Server) -> list[tuple]:
    """The jobs that are not done, whatever became of them instead."""
    return server.ask("SELECT id, kind, status, error FROM jobs_job WHERE status <> 'done'")


def breaches(server: Server) -> str:
    """What `check_invariants` says, when it does not say that all is well."""
    done = server.command("check_invariants")
    return "" if done.returncode == 0 else done.stdout + done.stderr


def texts(server: Server) -> dict[str, str]:
    """Every text of every scene that is there, by its id."""
    return dict(server.ask("SELECT id, content FROM stories_revision WHERE state <> 'writing'"))


def book(server: Server) -> dict[str, object]:
    """How much of the book is there."""
    return {
        "stage": [stage for (stage,) in server.ask("SELECT stage FROM stories_story ORDER BY created_at")],
        "scenes": server.ask("SELECT count(*) FROM stories_scene")[0][0],
        "recordings": server.ask("SELECT count(*) FROM narration_recording WHERE state = 'ready'")[0][0],
        "pictures": server.ask("SELECT count(*) FROM narration_illustration WHERE state = 'ready'")[0][0],
        "editions": [state for (state,) in server.ask("SELECT state FROM narration_edition")],
        "files": server.ask("SELECT count(*) FROM narration_editionfile WHERE state = 'ready'")[0][0],
    }
