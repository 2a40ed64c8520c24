"""A graph of one link with one sentence, for tests of what an edit of that sentence does."""

from __future__ import annotations

from graph.merge import KnowledgeGraph
from graph.model import Evidence, Link, Relation

BEFORE = "An S3 event invokes Lambda."


def told(text: str, line: int = 3, relation: Relation = Relation.TRIGGERS) -> KnowledgeGraph:
    evidence = Evidence(source="s3.md", line=line, start=0, end=len(text), text=text, rule="test")
    return KnowledgeGraph.from_facts([Link(head="Amazon S3", relation=relation, tail="AWS Lambda", evidence=evidence)])
