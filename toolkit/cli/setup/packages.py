"""Running pip with a calm line per package, and saying in a sentence what went wrong."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COLLECTING = re.compile(r"Collecting ([\w.-]+)(?:\[[^]]*\])?(?:==([\w.+!-]+))?")
# What lies in a local folder is not collected but processed.
PROCESSING = re.compile(r"Processing (?:.*[/\\])?([\w.]+)-([\w.+!]+)-[^-]+-[^-]+-[^-]+\.whl")
CHANGING = "Installing collected packages"
AWAY = (
    "Retrying (", "from versions: none", "NewConnectionError", "ConnectTimeoutError", "ReadTimeoutError", "ProxyError",
    "SSLError", "ConnectionError", "Could not fetch URL", "getaddrinfo failed", "Name or service not known",
)
FULL_DISK = ("No space left", "not enough space", "Errno 28")


@dataclass(frozen=True)
class Outcome:
    """How an installation ended: the sentence for what went wrong, and whether packages were being changed by then."""

    trouble: str | None
    began_to_change: bool


def install(python: Path, requirements: Path) -> Outcome:
    """Install the requirements with the pip of this Python, telling the progress."""
    command = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off",
               "-r", requirements]
    said: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
                          errors="replace", env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}) as pip:
        for line in pip.stdout or ():
            told = progress(line, said)
            said.append(line)
            if told:
                print(f"  {told}", flush=True)
    whole = "".join(said)
    return Outcome(sentence(whole) if pip.returncode else None, CHANGING in whole)


def progress(line: str, before: list[str]) -> str | None:
    """What to tell about a line of pip's, if anything, given the lines before it."""
    if found := COLLECTING.match(line.strip()) or PROCESSING.match(line.strip()):
        return " ".join(part for part in found.groups() if part)
    if line.startswith(CHANGING):
        return "Putting them in place, which takes a minute or two"
    if "Retrying (" in line and not any("Retrying (" in earlier for earlier in before):
        return "The package registry does not answer yet; trying again"
    return None


def sentence(said: str) -> str:
    """What went wrong and the way forward, from everything pip said."""
    if any(sign in said for sign in FULL_DISK):
        return "The disk is full, so the packages could not be installed. Free about 2 GB, then start again."
    if any(sign in said for sign in AWAY):
        return ("The package registry cannot be reached. Common Table needs the internet once, to fetch its packages: "
                "connect this computer (and check the proxy, if there is one), then start again.")
    if found := re.search(r"No matching distribution found for (\S+)", said):
        return (f"{found[1]} is not offered for Python {sys.version_info.major}.{sys.version_info.minor} on this computer. "
                "Start run.py with another Python from 3.11 on, such as Python 3.12.")
    errors = [line.strip() for line in said.splitlines() if "error" in line.lower()] or said.split("\n")[-2:]
    return f"The packages could not be installed. Start again; if it happens once more, this is what pip said: {errors[-1]}"
