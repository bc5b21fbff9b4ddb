"""Under which address the app is reached: by this computer, and by the other devices in the room."""

import contextlib
import errno
import ipaddress
import json
import os
import socket
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from toolkit import settings
from toolkit.errors import BadInput
from toolkit.words.speaking import _

STARTING_PORT = 8501
# Nobody has this address (RFC 5737); choosing the way towards it sends nothing.
SOMEWHERE = ("192.0.2.1", 9)
SIOCGIFADDR = 0x8915


def lan_address() -> str | None:
    """The IPv4 address by which other devices in the room reach this computer; None when it is on no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(SOMEWHERE)
        if found := best_of([probe.getsockname()[0]]):
            return found
    # A laptop that is itself the room's hotspot has a network but no way out of it.
    return best_of([*_by_interface(), *_by_name()])


def best_of(addresses: Iterable[str]) -> str | None:
    """The first address that others can use; self-given ones (169.254…) only where there is nothing better."""
    usable = [one for one in map(ipaddress.ip_address, addresses)
              if not (one.is_loopback or one.is_unspecified or one.is_multicast)]
    usable.sort(key=lambda one: one.is_link_local)
    return str(usable[0]) if usable else None


def _by_interface() -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    import fcntl

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):  # an interface without an address
                answer = fcntl.ioctl(probe.fileno(), SIOCGIFADDR, name.encode().ljust(256, b"\0")[:256])
                found.append(socket.inet_ntoa(answer[20:24]))
    return found


def _by_name() -> list[str]:
    try:
        return socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return []


def base_url(port: int = STARTING_PORT) -> str:
    """The app's address without a slash at the end: the one for other devices when the hall is open, else localhost."""
    return (settings.public_url() or f"http://localhost:{port}").rstrip("/")


def shown_url(path: str, request_base: str | None = None) -> str:
    """A full address for a path ("/vote/…"), fit to be shown to others.

    It is the hall's address when the hall is open; else the one the asking browser used, so that a name given by a
    proxy holds; else this computer's own, which is then the only one there is.
    """
    base = settings.public_url() or request_base or base_url()
    return f"{base.rstrip('/')}/{path.lstrip('/')}"


def only_here(url: str) -> bool:
    """Whether an address names this computer by a name that means every device itself, such as localhost."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def only_nearby(url: str) -> bool:
    """Whether an address leads somewhere in this room's own network only, so that nobody can open it at home."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".lan", ".home", ".internal"))


def hall_url(port: int) -> str:
    """The address for other devices. Raises BadInput when this computer is on no network."""
    address = lan_address()
    if address is None:
        raise BadInput("The hall cannot be opened because this computer is on no network. Join the room's Wi-Fi or make "
                       "a hotspot, then start again; or start without --hall.", "hall")
    return f"http://{address}:{port}"


def free_port() -> int:
    """A port of this computer that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def check_free(port: int, hall: bool) -> None:
    """Raises BadInput with the way forward when the port cannot be listened on."""
    trouble = _trouble_with(port, hall)
    if trouble is None:
        return
    if trouble == errno.EACCES:
        raise BadInput(_("This computer does not let us use port {port}. Start with --port {starting_port}.",
                         port=port, starting_port=STARTING_PORT), "port")
    free = next((other for other in range(port + 1, min(port + 100, 65536)) if _trouble_with(other, hall) is None),
                STARTING_PORT)
    raise BadInput(_("Port {port} is in use: open http://localhost:{port}, which may be Common Table already. Otherwise close "
                     "what uses it, or start with --port {free}.", port=port, free=free), "port")


def _trouble_with(port: int, hall: bool) -> int | None:
    # Binding alone is not enough: some systems allow it beside a listener on another of our addresses.
    if _answers("localhost", port):
        return errno.EADDRINUSE
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # a port whose last connections are still fading counts as free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0" if hall else "127.0.0.1", port))
            probe.listen(1)
        except OSError as error:
            return errno.EACCES if error.errno == errno.EACCES else errno.EADDRINUSE
    return None


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


@contextlib.contextmanager
def noted(port: int) -> Iterator[None]:
    """While the app runs, keep its port and address where the `link` command finds them."""
    _note().write_text(json.dumps({"port": port, "url": base_url(port)}), encoding="utf-8")
    try:
        yield
    finally:
        _note().unlink(missing_ok=True)


def running_url() -> str:
    """The address of the app running now; where none runs, the one it would have."""
    try:
        kept = json.loads(_note().read_text(encoding="utf-8"))
        port, url = int(kept["port"]), str(kept["url"])
    except (OSError, ValueError, KeyError, TypeError):
        return base_url()
    return url if _answers("127.0.0.1", port) else base_url()


def _note() -> Path:
    return settings.var_folder() / "running.json"
