"""The pages of the app without a browser: opened at an address, asked what they sent, told what a visitor did."""

from __future__ import annotations

import json
from typing import cast

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

PATIENCE = 60
Values = dict[str, object]


PAGE = """
from panels import {0}
from panels.world import World
from tests.small_graph import graph

{0}.show(World(graph=graph()), {{}})
"""


def explore(**query: str | list[str]) -> AppTest:
    """A script that is nothing but Explore, of the small graph."""
    return opened(AppTest.from_string(PAGE.format("explore"), default_timeout=PATIENCE), query)


def connect(**query: str | list[str]) -> AppTest:
    """The same for Connect."""
    return opened(AppTest.from_string(PAGE.format("connect"), default_timeout=PATIENCE), query)


def listing(page: str, /, **query: str | list[str]) -> AppTest:
    """The same for any page by its name: Limits, Needs."""
    return opened(AppTest.from_string(PAGE.format(page), default_timeout=PATIENCE), query)


def opened(at: AppTest, query: dict[str, str | list[str]]) -> AppTest:
    """The page at an address, without an error."""
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


def sent(at: AppTest, key: str) -> Values:
    """What one of the components was sent, what comes apart and is kept included."""
    told = _told(at, key)
    return {**told, **cast("Values", _told(at, f"{key} kept")["values"])} if "kept" in told else told


def _told(at: AppTest, key: str) -> Values:
    protos = [element.proto for element in at.get("bidi_component")]
    (found,) = [proto for proto in protos if proto.id.endswith(f"-{key}")]
    return cast("Values", json.loads(found.json))


def report(at: AppTest, key: str, **act: object) -> AppTest:
    """Let a component report an act, as the browser would; there is no public way to do so."""
    (found,) = [element.proto for element in at.get("bidi_component") if element.proto.id.endswith(f"-{key}")]
    states = at._tree.get_widget_states()
    trigger = json.dumps([{"event": "act", "value": act}])
    name = f"$$STREAMLIT_INTERNAL_KEY_{found.id}__events"
    states.widgets.append(WidgetState(id=name, json_trigger_value=trigger))
    at._run(states)
    assert not at.exception
    return at


def address(at: AppTest) -> dict[str, str | list[str]]:
    """What the address says, parameters that are given once as one word."""
    return {key: values[0] if len(values) == 1 else values for key, values in at.query_params.items()}


def nodes(at: AppTest, view: str = "explore") -> list[Values]:
    """The nodes that a picture was sent."""
    return cast("list[Values]", sent(at, view)["nodes"])


def text_of(value: object) -> str:
    """What was sent, as one text to look into."""
    return json.dumps(value, ensure_ascii=False)
