"""Needs, symptoms, questions and exam cues of a statement, with what the notes answer and what they rule out."""

from __future__ import annotations

from extract.scenarios.readers import scenarios

__all__ = ["scenarios"]
