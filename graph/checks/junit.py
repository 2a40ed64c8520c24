"""Results as JUnit XML, which every CI shows: a broken statement is a failure, with the sentences before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from graph.checks.results import Status
from graph.export.clean import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.checks.results import Result


def junit(results: Sequence[Result], file: str) -> str:
    """Return results as JUnit XML; a changed statement passes, with what changed as its output.

    `file` is the file of statements: each test case tells it and the line. Characters that XML forbids are left out.
    """
    broken = sum(result.status is Status.BROKEN for result in results)
    counts = {"tests": str(len(results)), "failures": str(broken), "errors": "0", "skipped": "0"}
    root = ET.Element("testsuites", {"name": "linkspan check", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": one_line(file), **counts})
    for result in results:
        _case(suite, result, file)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False).join((HEAD, "\n"))


HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def told(result: Result) -> list[str]:
    """Return what is to be said of a result in lines: its answer and its sentences, before and after."""
    lines = [f"now: {result.answer.said}"]
    if result.before and result.before != result.answer.said:
        lines.insert(0, f"was: {result.before}")
    for change in result.changes:
        lines.append(f"- {change.source}:{change.before.number}: {change.before.text}")
        after = change.after
        lines.append(f"+ {change.source}:{after.number}: {after.text}" if after else "+ (gone)")
    lines += [f"still stands: {one.source}:{one.line}: {one.text}" for one in result.lost]
    lines += [f"says: {one.source}:{one.line}: {one.text}" for one in result.answer.evidence]
    return [one_line(line) for line in lines]


def _case(suite: ET.Element, result: Result, file: str) -> None:
    statement = result.statement
    where = {"classname": one_line(statement.group or file), "file": one_line(file), "line": str(statement.line)}
    case = ET.SubElement(suite, "testcase", {"name": one_line(statement.text), **where, "time": "0"})
    said = clean("\n".join(told(result)))
    if result.status is Status.BROKEN:
        ET.SubElement(case, "failure", {"message": one_line(result.answer.said), "type": "broken"}).text = said
    elif result.status is Status.CHANGED:
        ET.SubElement(case, "system-out").text = said
