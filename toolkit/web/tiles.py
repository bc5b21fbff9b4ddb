"""The base maps kept on this machine, for whoever is signed in: the built-in one, and files in the maps folder."""

from collections.abc import Callable

from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from toolkit.errors import DataFileError, NotAllowed, NotFound, RecordUnavailable
from toolkit.places import local_maps, tiles
from toolkit.web.answers import visitor

# A number in an address: of thousands of digits, which Python refuses to read, there is no door (docs.python.org, "int max str digits").
NUMBER = IntegerConvertor()
NUMBER.regex = "[0-9]{1,9}"
register_url_convertor("int", NUMBER)
LOOKS = {"light": False, "dark": True}
DAYS_7, MINUTES_10 = 604_800, 600


def tile(request: Request) -> Response:
    """`/tiles/{light|dark}/{z}/{x}/{y}.png`, drawn from postcode points when it is first asked for."""
    return _picture(request, _built_in, DAYS_7)


def local_tile(request: Request) -> Response:
    """`/maps/{file}/{z}/{x}/{y}`: a picture out of an MBTiles or PMTiles file. The file may be replaced by a newer one."""
    return _picture(request, local_maps.tile, MINUTES_10, "name")


def _picture(request: Request, drawn: Callable[..., tuple[bytes, str]], seconds: int, which: str = "look") -> Response:
    try:
        visitor(request)
        content, kind = drawn(*(request.path_params[name] for name in (which, "z", "x", "y")))
    except NotAllowed as error:
        return PlainTextResponse(str(error), 403)
    except NotFound as error:
        return PlainTextResponse(str(error), 404)
    except (DataFileError, RecordUnavailable) as error:
        return PlainTextResponse(str(error), 503)
    return Response(content, media_type=kind, headers={"Cache-Control": f"private, max-age={seconds}",
                                                       "X-Content-Type-Options": "nosniff"})


def _built_in(look: str, z: int, x: int, y: int) -> tuple[bytes, str]:
    if look not in LOOKS:
        raise NotFound("Tiles come light or dark.")
    return tiles.tile(z, x, y, LOOKS[look]), "image/png"
