"""Finds Chromium for the tests that look at the page, and installs it where there is none; run it to do so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
HELP = """\
No Chromium was found and none could be installed. Do one of these, then try again:
  - install Chromium or Google Chrome by hand, so that one of these is on the PATH: {names}
  - on Debian, as root: apt-get install chromium
  - with a network that lets Playwright fetch its own: {python} -m playwright install chromium"""
FLAGS = (
    "--no-sandbox",  # as root there is no other way; every page is our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # the rest: nothing is asked of any host but this machine
    "--disable-component-update",
    "--disable-sync",
)


def main() -> int:
    """Find Chromium or install it, in the order: there already, Debian's, Playwright's own. Returns the exit code."""
    for install in (None, install_debian, install_playwright):
        if install is not None:
            install()
        if path := find():
            print(f"browser: {path}")  # noqa: T201  # a script for the terminal
            return 0
    print(HELP.format(names=", ".join(NAMES), python=sys.executable), file=sys.stderr)  # noqa: T201  # the same
    return 1


def find() -> str:
    """Return the path of a Chromium that starts, or "" where there is none."""
    installed = [path for name in NAMES if (path := shutil.which(name))]
    for path in (*installed, str(MAC_CHROME), playwright_path()):
        if Path(path).is_file() and starts(path):
            return path
    return ""


def starts(path: str) -> bool:
    """Tell whether the program at `path` runs: Ubuntu's `chromium-browser` may be a mere pointer to a snap."""
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def playwright_path() -> str:
    """Return where Playwright keeps, or would keep, a Chromium of its own."""
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def install_debian() -> None:
    """Install Debian's Chromium where there is apt and the right to use it."""
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (root and not shutil.which("sudo")):
        return
    packages = ["chromium", "fonts-liberation"]
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *packages]):
        run([*root, "env", "DEBIAN_FRONTEND=noninteractive", *command])


def install_playwright() -> None:
    """Let Playwright fetch its own Chromium; may be refused by the network."""
    run([sys.executable, "-m", "playwright", "install", "chromium"])


def run(command: list[str]) -> None:
    """Run an installer; whether it worked is told by looking for the browser afterwards."""
    print("browser:", *command)  # noqa: T201  # a script for the terminal
    subprocess.run(command, check=False)


if __name__ == "__main__":
    sys.exit(main())
