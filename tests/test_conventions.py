"""The rules of the house, read off the source. Each failure says why the rule is there."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("storycreator", "stories", "narration")
ROOF = ("storycreator/urls.py", "storycreator/asgi.py", "storycreator/api/", "storycreator/management/")
PROVIDERS = ("stories/writers/", "narration/voices/", "narration/illustrators/", "narration/publishers/")
AGENTS = ("stories/agents/",)
PURE = (
    *PROVIDERS,
    "stories/craft/",
    "stories/schemas.py",
    "stories/workflow.py",
    "narration/schemas.py",
    "narration/session.py",
    "narration/speech.py",
    "narration/normaliser.py",
    "narration/phrases.py",
    "narration/codec.py",
    "narration/mastering.py",
    "narration/mastering_child.py",
    "narration/metering.py",
    "narration/audio_report.py",
    "narration/file_names.py",
)
MODELS = ("stories.models", "narration.models", "storycreator.models", "storycreator.jobs.models")
SERVICES = ("stories.services", "narration.services")
TASKS = ("stories.tasks", "narration.tasks")
VIEWS = ("stories.views", "narration.views", "storycreator.views")


def modules(*names: str) -> tuple[str, ...]:
    """The modules of paths: `stories/writers/` is `stories.writers`."""
    return tuple(name.removesuffix(".py").rstrip("/").replace("/", ".") for name in names)


# (who, never imports, why)
IMPORT_RULES = [
    (
        PURE,
        ("django",),
        "it is tested and reused without Django, and a child process starts in a tenth of the time",
    ),
    (
        ("stories/",),
        ("narration",),
        "a story stands alone; what must go upward goes by name: job kinds, URL names, story.book",
    ),
    (
        ("storycreator/",),
        ("stories", "narration"),
        "the ground carries both apps; only the roof (urls, asgi, api, management) joins them",
    ),
    (
        (*AGENTS, *PROVIDERS),
        (*MODELS, *SERVICES),
        "one request object goes in and one result comes out; tasks load and commit the rows",
    ),
    (
        ("stories/views", "narration/views", "storycreator/views"),
        modules(*AGENTS, *PROVIDERS),
        "nothing slow runs in a request: a view asks a service, a worker does the work",
    ),
    (
        ("stories/services", "narration/services"),
        ("django.http", "django.template", "django.shortcuts", "django.contrib.messages"),
        "the API, the commands and the pages ask the same services",
    ),
    (
        ("stories/models", "narration/models", "storycreator/models", "storycreator/jobs/models"),
        (*SERVICES, *TASKS, *VIEWS),
        "a row knows itself; what concerns several tables asks it, not the other way round",
    ),
    (
        ("stories/tasks", "narration/tasks"),
        SERVICES,
        "a task does what a service asked for; the two meet in the ledger alone",
    ),
    (
        ("stories/forms", "narration/forms"),
        (*SERVICES, *TASKS, *VIEWS),
        "a form reads what was typed, nothing else",
    ),
]
BANNED_WORDS = {"handle", "manager", "managers", "helper", "helpers", "util", "utils", "misc", "info", "data"}
OF_ONE_PLACE = ("STORY_MODEL", "STORY_MODEL_FAST", "VOICE", "ILLUSTRATOR")
"""Settings that decide what runs: each is read in one file and passed on from there."""
ENVIRONMENT = ("storycreator/config.py", "storycreator/child.py", "storycreator/asgi.py")
LONGEST_FUNCTION, LONGEST_FILE = 60, 400


@functools.cache
def sources() -> dict[str, ast.Module]:
    """Every Python file of the product by its path, migrations left out."""
    found = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")))
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text())
        for path in found
        if "migrations" not in path.parts
    }


def imports(path: str, tree: ast.Module) -> Iterator[str]:
    """Every module that a file imports, wherever in it; `from a import b` is `a.b` too."""
    package = path.split("/")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def is_within(module: str, names: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


@pytest.mark.parametrize(("who", "never", "why"), IMPORT_RULES, ids=lambda value: str(value)[:60])
def test_nobody_imports_what_stands_above(who: tuple[str, ...], never: tuple[str, ...], why: str):
    wrong = [
        f"{path} imports {module}"
        for path, tree in sources().items()
        if path.startswith(who) and not path.startswith(ROOF)
        for module in imports(path, tree)
        if is_within(module, never)
    ]
    assert not wrong, f"{wrong}: {why}."


def test_the_rules_look_at_files_that_are_there():
    gone = [
        who for names, _, _ in IMPORT_RULES for who in names if not any(p.startswith(who) for p in sources())
    ]
    optional = {"stories/forms", "narration/forms", "stories/views", "narration/views", "storycreator/api/"}
    assert not set(gone) - optional, f"{gone} moved: a rule about a path that is not there holds nothing."


def calls(name: str) -> list[str]:
    return [
        f"{path}:{node.lineno}"
        for path, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


def test_nothing_prints():
    wrong = [place for place in calls("print") if "/management/commands/" not in place]
    assert not wrong, f"{wrong}: what is worth saying goes to the log with its request, or to the author."


@pytest.mark.parametrize("name", ["eval", "exec", "breakpoint", "input"])
def test_nothing_runs_what_it_was_given(name: str):
    assert not calls(name), f"{calls(name)}: text of authors and models is data."


def test_functions_are_short():
    wrong = [
        f"{path}:{node.lineno} {node.name} ({length} lines)"
        for path, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not wrong, f"{wrong}: a function that long holds a second idea; give that a name."


def test_files_are_short():
    files = [*sources(), *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "tests").rglob("*.py")))]
    wrong = [
        f"{path} ({length} lines)"
        for path in files
        if (length := len((ROOT / path).read_text().splitlines())) > LONGEST_FILE
    ]
    assert not wrong, f"{wrong}: a file that long speaks of a second noun; give that a file."


def words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def test_names_are_words_of_the_field():
    files = [(path, Path(path).stem) for path in sources()]
    classes = [
        (f"{path}:{node.lineno}", node.name)
        for path, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    wrong = [f"{place} {name}" for place, name in [*files, *classes] if words(name) & BANNED_WORDS]
    assert not wrong, f"{wrong}: a name that fits anything says nothing; call it what it is."


def attributes(tree: ast.Module, name: str) -> set[str]:
    """What is read off a name: `settings.VOICE` gives VOICE."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
    }


@pytest.mark.parametrize("setting", OF_ONE_PLACE)
def test_a_setting_is_read_in_one_place(setting: str):
    readers = [
        path
        for path, tree in sources().items()
        if setting in attributes(tree, "settings") and not path.startswith("storycreator/checks")
    ]
    assert len(readers) <= 1, (
        f"{setting} is read in {readers}: read it once and pass it on, or they will differ."
    )


def test_agents_and_providers_are_given_their_settings():
    wrong = [
        p for p, tree in sources().items() if p.startswith((*AGENTS, *PURE)) and attributes(tree, "settings")
    ]
    assert not wrong, (
        f"{wrong}: a setting goes in by the constructor, so that a test or a child can give another."
    )


def test_the_environment_is_read_by_config_alone():
    wrong = [
        path
        for path, tree in sources().items()
        if path not in ENVIRONMENT and {"environ", "getenv"} & attributes(tree, "os")
    ]
    assert not wrong, f"{wrong}: config.py says what a variable takes; nobody else would."


def test_no_exception_is_swallowed_whole():
    wrong = [
        f"{path}:{node.lineno}"
        for path, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "BaseException"))
    ]
    assert not wrong, f"{wrong}: a cancelled task must be able to end; catch what you can answer."


def test_nobody_speaks_of_the_workshop():
    said = re.compile(r"\bTODO\b|\bFIXME\b|\bXXX\b|NotImplementedError")
    wrong = [
        f"{path}:{number}"
        for path in sources()
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1)
        if said.search(line)
    ]
    assert not wrong, f"{wrong}: what is not built has no name here."
