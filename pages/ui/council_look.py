"""The council's name, logo and colours: setting them, seeing how they look and how well they can be read, and the way back."""

from html import escape

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.draft import Draft, draft
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.look import WORDS_NEED, colours, contrast
from toolkit.record import council as rules
from toolkit.record.council import SHOWN, Council

FILE = "council-logo"
FIELDS = ("name", "colour", "dark_colour", "logo_alt")


def style(dark: bool) -> str:
    """The council's colour on buttons and links of all screens; nothing where none is set."""
    council = SHOWN.get()
    if not council.colour:
        return ""
    accent, paper = council.accent(dark), colours(dark).paper
    return (f'<style>:is([data-testid="stBaseButton-primary"], [data-testid="stBaseButton-primaryFormSubmit"]):not(:disabled) {{ '
            f"background-color: {accent}; border-color: {accent}; color: {paper} }} "
            f'[data-testid="stMarkdownContainer"] a {{ color: {accent} }}</style>')


def header() -> None:
    """The council's logo and name at the top of a screen; nothing where none is set."""
    council = SHOWN.get()
    if council.name:
        st.html(f'<p style="margin:0;font-weight:700">{_logo(council, 40)}{escape(council.name)}</p>')


def _logo(council: Council, high: int) -> str:
    if not council.logo:
        return ""
    return (f'<img src="/council-logo/{council.logo_file}" alt="{escape(council.logo_alt)}" style="height:{high}px;max-width:100%;'
            'background:#fff;border-radius:4px;margin-right:.75rem;vertical-align:middle">')


def form() -> None:
    """Name, colours and logo. What is typed and not saved stays."""
    now = cached.read(rules.council)
    begun = draft("council", now.version, {part: getattr(now, part) for part in FIELDS})
    st.subheader(_("Name, logo and colours"), anchor=False)
    st.caption(_("They stand on reports, on the pages that people open with a link, and here. They hold for everybody, on all devices."))
    _field(begun, "name", _("The council's name"), max_chars=rules.LONGEST_NAME)
    _field(begun, "colour", _("Colour of links, buttons and headings (optional)"), placeholder=colours().available)
    _field(begun, "dark_colour", _("The same on dark screens (optional)"), placeholder=colours(dark=True).available,
           help=_("Left empty, the colour above is made lighter there until it can be read."))
    st.file_uploader(_("Logo (optional): a PNG picture or an SVG drawing, up to 0.3 MB"), type=["png", "svg"], key=session.fresh(FILE))
    problem_at("file")
    _field(begun, "logo_alt", _("What the logo shows, for people who cannot see it"), max_chars=rules.LONGEST_ALT)
    if now.logo:
        st.checkbox(_("Show no logo any more"), key=f"{session.fresh(FILE)}-drop")
    begun.save_button(_("Save the look"), _save, begun, disabled=False)
    problem_at(ANY)


def _field(begun: Draft, part: str, label: str, **more) -> None:
    st.text_input(label, begun.begun_with[part], key=begun.key(part), persist_state="session", **more)
    problem_at(part)


def _save(begun: Draft) -> None:
    session.require(rules.SET)
    typed, file = begun.typed(), st.session_state.get(session.fresh(FILE))
    wanted = rules.Wanted(*(typed[part] or "" for part in FIELDS), drop_logo=bool(st.session_state.get(f"{session.fresh(FILE)}-drop")))
    upload = (file.getvalue(), file.name) if file else None
    if session.act(rules.set_look, begun.version, wanted, upload, said=_("Saved. Doors and screens show it within ten seconds."))[0]:
        SHOWN.forget()
        begun.saved()
        session.empty(FILE)
    else:
        begun.build_on_theirs()


def standing() -> None:
    """How it looks now, how well it can be read, and the way back to Common Table's own look."""
    now = cached.read(rules.council)
    st.subheader(_("How it looks now"), anchor=False)
    if not now.name:
        st.caption(_("This is Common Table's own look. Nothing of the council's is set."))
    for dark in (False, True):
        st.html(_sample(now, dark))
    st.markdown("\n".join(f"- {line}" for line in _figures(now)))
    st.caption(_("Words need {figure} to 1. A colour that has less is not taken.", figure=f"{WORDS_NEED:g}"))
    if now.name:
        st.button(_("Back to Common Table's own look"), on_click=_back, args=(now.version,), icon=":material/undo:",
                  help=_("Name and colours are emptied and no logo is shown. They can be set again."))


def _sample(now: Council, dark: bool) -> str:
    accent, paper, ink = now.accent(dark), colours(dark).paper, colours(dark).ink
    return (f'<div style="background:{paper};color:{ink};padding:1rem;border:1px solid {colours(dark).quiet};border-radius:6px">'
            f'<p style="margin:0 0 .5rem;font-weight:700">{_logo(now, 48)}{escape(now.name or _("Common Table"))}</p>'
            f'<p style="margin:0 0 .5rem;color:{accent};font-size:1.3rem;font-weight:700">{_("A heading")}</p>'
            f'<p style="margin:0"><span style="color:{accent};text-decoration:underline">{_("A link")}</span> '
            f'<span style="background:{accent};color:{paper};padding:.3rem .8rem;border-radius:6px">{_("A button")}</span></p></div>')


def _figures(now: Council) -> list[str]:
    return [_("{colour} on {ground} has {figure} to 1", colour=show.plain(now.accent(dark)), ground=_(ground),
              figure=f"{contrast(now.accent(dark), paper):.1f}") for dark in (False, True) for ground, paper in rules.grounds(dark)]


def _back(version: int) -> None:
    session.require(rules.SET)
    if session.act(rules.own_look, version, said=_("This is Common Table's own look again."))[0]:
        SHOWN.forget()
