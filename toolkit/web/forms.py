"""Forms as they come in: read in bounds, whatever was sent."""

from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from toolkit.errors import BadInput

MOST_BYTES, MOST_FIELDS = 32_768, 1_000
KIND = "application/x-www-form-urlencoded"
NO_FORM = "This did not come from a form of ours, so nothing was kept. Go back, load the page again, then send it once more."
TOO_MUCH = "This is more than the form can hold, so nothing was kept. Go back, load the page again, then send it once more."
Fields = list[tuple[str, str]]


async def fields(request: Request, most_bytes: int = MOST_BYTES) -> Fields:
    """The fields of a form in their order. Raises BadInput for what is too long, has too many fields, or is no form."""
    if not request.headers.get("content-type", "").startswith(KIND):
        raise BadInput(NO_FORM)
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > most_bytes:
                raise BadInput(TOO_MUCH)
        return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ClientDisconnect as error:
        raise BadInput(NO_FORM) from error
    except ValueError as error:
        raise BadInput(TOO_MUCH) from error


def one(found: Fields, name: str) -> str:
    """The last value of a field; empty when it is not there."""
    return next((value for key, value in reversed(found) if key == name), "")
