"""A visitor without a browser: speaks what Streamlit's page speaks to its server, so that twenty cost little."""

from __future__ import annotations

import asyncio
import secrets
import urllib.request
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from streamlit.proto.Common_pb2 import FileURLs
    from websockets.asyncio.client import ClientConnection

LARGEST_MESSAGE = 2**26
COOKIE, HEADER = "_streamlit_xsrf", "X-Xsrftoken"


@dataclass(slots=True)
class Shown:
    """What the server sent in the last run of the page."""

    widgets: dict[str, str] = field(default_factory=dict)
    """The ids of buttons by their label, of boxes for files by their label."""

    texts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    again: str = ""
    """The fragment that wants to be run every so often."""


@asynccontextmanager
async def guest(address: str) -> AsyncIterator[Guest]:
    """Yield a visitor of the server at an address, who leaves at the end as a closed tab does."""
    url = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    line = connect(  # without a bound on time: a busy machine is no failure
        url, subprotocols=[Subprotocol("streamlit")], max_size=LARGEST_MESSAGE, open_timeout=None, ping_interval=None
    )
    async with line as link:
        yield Guest(address, link)


class Guest:
    """One session: pages are opened, buttons pressed, files dropped; `shown` is what came of it."""

    def __init__(self, address: str, link: ClientConnection) -> None:
        """Keep where the server is and the line to it; `guest` makes both."""
        self.address, self._link = address, link
        self.page, self.query, self.session, self._at = "", "", "", ""
        self.shown = Shown()
        self._kept: dict[str, None] = {}

    async def open(self, page: str, **query: str) -> Shown:
        """Go to a page at an address."""
        self.page, self.query = page, urlencode(query)
        return await self._run()

    async def press(self, label: str) -> Shown:
        """Press the button of this label."""
        return await self._run([WidgetState(id=self.shown.widgets[label], trigger_value=True)])

    async def look_again(self) -> Shown:
        """Run the fragment that asked for it, as the page does by itself."""
        return await self._run(fragment=self.shown.again)

    async def drop(self, label: str, name: str, data: bytes) -> Shown:
        """Drop a file into the box of this label."""
        url = await self._place_for(name)
        await asyncio.to_thread(self._put, url.upload_url, name, data)
        file = UploadedFileInfo(name=name, size=len(data), file_id=url.file_id, file_urls=url)
        state = FileUploaderState(uploaded_file_info=[file])
        return await self._run([WidgetState(id=self.shown.widgets[label], file_uploader_state_value=state)])

    async def _place_for(self, name: str) -> FileURLs:
        message = BackMsg()
        message.file_urls_request.request_id = secrets.token_hex(8)
        message.file_urls_request.file_names.append(name)
        message.file_urls_request.session_id = self.session
        await self._link.send(message.SerializeToString())
        while True:
            answer = await self._next()
            if answer.WhichOneof("type") == "file_urls_response":
                url: FileURLs = answer.file_urls_response.file_urls[0]
                return url
            self._take(answer)

    def _put(self, path: str, name: str, data: bytes) -> None:
        """Send a file as a form does; the server wants its token twice."""
        with urllib.request.urlopen(f"{self.address}/_stcore/health") as answer:  # noqa: S310 - our own server
            cookies = answer.headers.get_all("Set-Cookie") or []
        token = next((one.split(";")[0].partition("=")[2] for one in cookies if one.startswith(COOKIE)), "")
        edge = secrets.token_hex(8)
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
        kind = f"multipart/form-data; boundary={edge}"
        headers = {"Content-Type": kind, "Cookie": f"{COOKIE}={token}", HEADER: token}
        request = urllib.request.Request(self.address + path, body, headers, method="PUT")  # noqa: S310 - the same
        urllib.request.urlopen(request).close()  # noqa: S310 - the same

    async def _run(self, states: Sequence[WidgetState] = (), fragment: str = "") -> Shown:
        """Have the page, or one fragment of it, run, and take in what is sent until it has ended."""
        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = self.page, self.query
        message.rerun_script.widget_states.widgets.extend(states)
        message.rerun_script.cached_message_hashes.extend(self._kept)
        message.rerun_script.fragment_id = fragment
        if fragment:
            message.rerun_script.page_script_hash = self._at
        else:
            self.shown = Shown()
        await self._link.send(message.SerializeToString())
        ended = False
        while not ended:
            ended = self._take(await self._next())
        return self.shown

    async def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(await self._link.recv(decode=False))
        return message

    def _take(self, message: ForwardMsg) -> bool:
        """Take in one message; tell whether it is the last of a run. Large ones are kept, and not sent again."""
        if message.metadata.cacheable:
            self._kept[message.hash] = None
        match message.WhichOneof("type"):
            case "new_session":
                self.session = message.new_session.initialize.session_id or self.session
            case "navigation":
                self._at = message.navigation.page_script_hash
            case "auto_rerun":
                self.shown.again = message.auto_rerun.fragment_id
            case "delta":
                self._element(message)
            case "script_finished":
                return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False

    def _element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "button":
                self.shown.widgets[element.button.label] = element.button.id
            case "file_uploader":
                self.shown.widgets[element.file_uploader.label] = element.file_uploader.id
            case "markdown":
                self.shown.texts.append(element.markdown.body)
            case "exception":
                self.shown.errors.append(element.exception.type + element.exception.message)
