"""The rules of the house that no linter knows: who owns a library, how large a room may be, what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 300
FUNCTION_LINES = 50
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}

HOMES = {
    "pyvis": ("graph/draw.py", "graph/draw/*"),
    "rustworkx": ("graph/layout.py", "graph/layout/*"),
    "networkx": ("graph/merge*", "graph/paths*", "graph/export*"),
    "rapidfuzz": ("graph/query*",),
    "bm25s": ("graph/query/needs.py",),
    "pint": ("graph/query/units.py",),
    "genanki": ("graph/quiz/anki.py",),
    "spacy": ("extract/*",),
    "ftfy": ("extract/repair*",),
    "charset_normalizer": ("extract/decode*",),
    "markdown_it": ("extract/structure*",),
    "docx": ("extract/formats/word*",),
    "pptx": ("extract/formats/slides.py",),
    "pypdf": ("extract/formats/pdf*",),
    "streamlit": ("app.py", "panels/*"),
    "typer": ("cli*",),
    "rich": ("cli*",),
}
"""The one place of the program that imports a library."""

# Written in pieces, so that this file is not a case of its own rule.
HOSTS = (r"pypi\." + "org", "python" + "hosted", r"registry\.npm" + "js", r"deb\.debian\." + "org")
REGISTRIES = re.compile("|".join(HOSTS))
MACHINE_PATHS = re.compile(r"(?<![\w.~$}])/(?:work|home|root|Users|farm)/\w")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the project, those not yet added included."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(path for name in sorted(names.split("\0")) if name and (path := ROOT / name).is_file())


def python(*folders: str) -> list[Path]:
    """The Python files under the folders or of the names given, all when none is."""
    files = [path for path in tracked() if path.suffix == ".py"]
    return [path for path in files if not folders or path.relative_to(ROOT).parts[0] in folders]


def program() -> list[Path]:
    return [path for path in python() if path.relative_to(ROOT).parts[0] not in {"tests", "bench", "docs"}]


def named(paths: list[Path]) -> list[object]:
    """The paths as parameters that show their name."""
    return [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in paths]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The full names of the modules that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", named(program()))
def test_a_library_has_one_home(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    strangers = {
        library
        for library in {module.partition(".")[0] for module in imported(path)} & HOMES.keys()
        if not any(fnmatch(name, home) for home in HOMES[library])
    }
    assert not strangers


def test_every_home_is_lived_in() -> None:
    used = {module.partition(".")[0] for path in program() for module in imported(path)}
    assert HOMES.keys() <= used


@pytest.mark.parametrize("path", named(python("extract")))
def test_reading_knows_only_the_words_of_the_graph(path: Path) -> None:
    of_graph = {module for module in imported(path) if module.partition(".")[0] == "graph"}
    assert all(module.startswith(("graph.model", "graph.errors")) for module in of_graph)


@pytest.mark.parametrize("path", named(program()))
def test_only_the_command_line_prints(path: Path) -> None:
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    lines = [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
    assert not lines or path.relative_to(ROOT).parts[0] in {"cli.py", "cli"}


@pytest.mark.parametrize("path", named(python()))
def test_a_room_says_what_it_is_for_on_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith('"""')
    assert len(first.strip('"')) > len("what it is for")


@pytest.mark.parametrize("path", named(python()))
def test_a_room_is_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES
    assert path.stem not in VAGUE
    assert not {part for part in path.relative_to(ROOT).parts if part in VAGUE}


@pytest.mark.parametrize("path", named(python()))
def test_a_function_is_small(path: Path) -> None:
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions(path)}
    assert not {name: length for name, length in lengths.items() if length > FUNCTION_LINES}


@pytest.mark.parametrize("path", named(program()))
def test_public_names_are_described(path: Path) -> None:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    public = [node for node in tree(path).body if isinstance(node, kinds)]
    assert not [node.name for node in public if not node.name.startswith("_") and not ast.get_docstring(node)]


@pytest.mark.parametrize("path", named(program()))
def test_nothing_happens_at_import(path: Path) -> None:
    """Beside definitions, only constants: a bare call (a docstring is none) is something that happens."""
    bare = [node for node in tree(path).body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    loops = [node for node in tree(path).body if isinstance(node, ast.For | ast.While | ast.With | ast.Try)]
    assert not [node.lineno for node in (*bare, *loops)] or path.name == "app.py"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("see https://" + "pypi" + ".org/simple", True),
        ("pypi is a registry", False),
        ("cd " + "/work" + "/main", True),
        ("cd ." + "/work" + "/main", False),
        ("docs/home/index", False),
        ("~" + "/home" + "/x", False),
        ("open('" + "/home" + "/me/x')", True),
    ],
)
def test_the_search_for_addresses_and_machine_paths(text: str, *, held: bool) -> None:
    assert bool(REGISTRIES.search(text) or MACHINE_PATHS.search(text)) is held


def test_no_file_names_a_registry_or_a_place_on_a_machine() -> None:
    found = []
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path}: {match[0]}" for match in (REGISTRIES.search(text), MACHINE_PATHS.search(text)) if match]
    assert not found
