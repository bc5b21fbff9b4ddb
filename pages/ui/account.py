"""Signing in with a council account: the button, and reading what the screens' server made of the provider's answer."""

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.ui import show
from pages.ui.words import _
from toolkit.access.accounts import accounts


def claims_in(cookies: Mapping[str, str]) -> dict[str, Any] | None:
    """Who somebody is, out of the signed cookies that Streamlit was about to set; None where it set none."""
    def one(name: str) -> bytes | None:
        return decode_signed_value(get_cookie_secret(), name, cookies[name]) if cookies.get(name) else None

    found = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    return json.loads(found) if found else None


def is_offered() -> bool:
    """Whether people can sign in with an account here."""
    return accounts(st.get_option("server.port")) is not None


def nobody_here() -> None:
    """The page for somebody who is not in."""
    if is_offered():
        show.need_to_sign_in(sign_in_button)
    else:
        show.need_a_link()


def sign_in_button(label: str = "Sign in with") -> None:
    """The way in with an account, where one is set up; elsewhere nothing. It works at one address, to which the provider sends back."""
    way = accounts(st.get_option("server.port"))
    if way is None:
        return
    here = st.context.url
    if isinstance(here, str) and not here.startswith(f"{way.origin}/") and here != way.origin:
        st.link_button(_("{label} {label_2} at {origin}", label=label, label_2=show.plain(way.label), origin=show.plain(way.origin)),
                       way.origin, icon=":material/login:")
    elif st.button(f"{label} {show.plain(way.label)}", type="primary", key="sign-in-by-account", icon=":material/login:"):
        st.login()
