"""What `make` and a stranger's machine rely on: the lock, the metadata, the package that is built, the contracts."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import is_typeddict

import pytest

from bench.tables import DERIVED, MARKED, PAGES, filled
from cli import programs

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)
LOCKS = ("app", "test")


def lock(name: str) -> str:
    return (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall(lock(name)))


def wanted(requirement: str) -> str:
    """The package that a requirement names."""
    return re.split(r"[<>=~!\[; ]", requirement, maxsplit=1)[0].lower()


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_no_line_is_an_address(name: str) -> None:
    entries = re.split(r"\n(?=\S)", lock(name).strip())
    for entry in entries:
        assert PINNED.match(entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
    assert "://" not in lock(name)
    assert len(entries) == len(pins(name))


@pytest.mark.parametrize(("name", "groups"), [("app", ["build"]), ("test", ["build", "test"])])
def test_the_lock_holds_what_the_metadata_asks_for(name: str, groups: list[str]) -> None:
    optional = PROJECT["dependency-groups"]
    asked = PROJECT["project"]["dependencies"] + [need for group in groups for need in optional[group]]
    assert {wanted(need) for need in asked} <= pins(name).keys()


def test_tests_run_on_what_the_program_runs_on() -> None:
    assert pins("app").items() <= pins("test").items()


@pytest.mark.parametrize("package", ["networkx", "spacy", "streamlit", "typer"])
def test_what_is_installed_is_what_is_locked(package: str) -> None:
    assert version(package) == pins("test")[package]


def test_the_command_is_installed() -> None:
    (command,) = entry_points(group="console_scripts", name="linkspan")
    assert command.value == "cli:main"


def test_a_built_package_carries_the_data(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.partition("/")[0] for name in held}
    rooms = {"cli/__init__.py", "app.py", "builder.py", "graph/model.py", "extract/notes.py"}
    assert rooms | {".streamlit/config.toml"} <= held
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.[tm][od]*")} <= held
    assert not tops & {"tests", "bench", "docs", "locks"}


@pytest.mark.parametrize("target", ["install", "app", "test", "lint", "bench", "clean"])
def test_make_knows_the_target(target: str) -> None:
    dry = subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True, text=True)
    assert dry.stdout


def test_notes_of_ones_own_reach_the_command_whole() -> None:
    dry = subprocess.run(
        ["make", "--dry-run", "app", "NOTES=my notes"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert 'linkspan serve "my notes"' in dry.stdout


def test_ci_runs_what_a_hand_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "exec make test" in script
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"entry: (.*)", hooks)) == {"make lint", "make test"}


def test_the_page_is_for_this_machine_alone() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False


@pytest.mark.parametrize("module", ["graph.model", "graph.errors"])
def test_the_words_of_the_graph_need_no_library(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'spacy', 'streamlit', 'networkx', 'typer'}} & sys.modules.keys()))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("name", PAGES)
def test_tables_that_follow_from_the_code_are_current(name: str) -> None:
    """`make docs` writes them anew."""
    page = (ROOT / name).read_text(encoding="utf-8")
    found = {match[2]: match[0] for match in MARKED.finditer(page)}
    assert found
    assert [table for table in found.keys() & DERIVED.keys() if found[table] != filled(found[table])] == []


def test_the_reference_of_the_command_line_is_current(tmp_path: Path) -> None:
    written = tmp_path / "cli.md"
    reference = [sys.executable, "-m", "typer", "cli", "utils", "docs", "--name", "linkspan", "--output", str(written)]
    subprocess.run(reference, cwd=ROOT, check=True, capture_output=True)
    assert written.read_text(encoding="utf-8") == (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_the_documents_for_programs_are_described() -> None:
    page = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
    shapes = [shape for shape in vars(programs).values() if is_typeddict(shape)]
    assert len(shapes) > 1
    for shape in shapes:
        (row,) = re.findall(rf"^\| {shape.__name__} \|.*$", page, re.MULTILINE)
        inherited = programs.Named.__annotations__.keys() if "those of Named" in row else set()
        assert [key for key in shape.__annotations__.keys() - inherited if f"`{key}`" not in row] == []
