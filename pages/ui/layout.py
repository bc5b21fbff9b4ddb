"""The few lines of style that keep every screen readable where text is large or the screen is narrow (WCAG 1.4.4, 1.4.10)."""

from html import escape

from pages.ui.words import _, kept

AWAY = "The connection is away"
WAIT = ("Leave this page open: it goes on by itself when the connection is back. What was saved is kept. Until then, write on paper.")


@kept(4)
def style() -> str:
    """The style, with the words that it holds in the reader's language."""
    return STYLE.replace("AWAY", _css(_(AWAY))).replace("WAIT", _css(_(WAIT)))


def _css(text: str) -> str:
    return escape(text, quote=False).replace("\\", "").replace('"', "”")


STYLE = """<style>
/* Columns go below each other where they would be narrower than a few words, also when the text is large on a wide screen. */
[data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"]) { flex-wrap: wrap }
[data-testid="stColumn"] { min-width: min(100%, 13rem) }

/* The switch for Easy Read stands in the room that is free above every screen, and takes none from it. */
.st-key-ct-easy-switch { margin: -1.7rem 0 -1rem; z-index: 999991 }

/* A picture with words beside it, or above them. */
.ct-flex { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: flex-start }
.ct-flex > div { flex: 1 1 11rem; min-width: min(100%, 11rem); overflow-wrap: anywhere }

/* Streamlit cuts what does not fit on one line; here it goes on in the next. */
.stMarkdownBadge, [data-testid^="stBaseButton"] *, [data-testid="stPageLink"] *, [data-testid="stPopoverButton"] *,
[data-testid="stCheckbox"] *, [data-testid="stButtonGroup"] button, [data-testid="stButtonGroup"] button * {
  white-space: normal !important; overflow: visible; text-overflow: clip }
[data-testid="stButtonGroup"] button { height: auto; min-height: 2rem }

/* On a phone choices stand below each other instead of out of sight at the side, and keys that it has not are not named. */
@media (max-width: 40rem) { [data-testid="stButtonGroup"] :is([role="toolbar"], [role="radiogroup"]) {
  flex-wrap: wrap; overflow: visible; mask-image: none; -webkit-mask-image: none } }
@media (max-width: 40rem) { [data-testid="stButtonGroup"] button { max-width: 100%; flex-shrink: 1 } }
@media (pointer: coarse) { [data-testid^="stBaseButton"] kbd { display: none } }

/* The lines of a list have one height each: two lines of smaller print fit where one line of large print is cut. */
[data-testid="stMultiSelectDropdown"] [role="option"] * { white-space: normal; font-size: .8rem; line-height: 1.25 }

/* A list of functions uses the whole width of its column. */
.st-key-ct-broad [data-testid="stRadioGroup"] > *, .st-key-ct-broad label { width: 100% }

/* Functions as a list; on a narrow screen as a drop-down, with a way past the entries to the map. */
[class*="st-key-ct-narrow"] { display: none }
@media (max-width: 40rem) { [class*="st-key-ct-narrow"] { display: flex } .st-key-ct-broad { display: none } }

/* The way to the glossary, beside the switch of Easy Read. */
.ct-words { display: inline-block; min-height: 24px; color: inherit; white-space: nowrap }
.ct-words span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }

/* A question that is led to stands clear of the browser's edge. */
#question { scroll-margin-top: 4rem }

/* "Press Enter to submit form" would be printed over what is typed in the entry line and at the paper pad; their labels say it. */
.st-key-record-words [data-testid="InputInstructions"], .st-key-pad-line [data-testid="InputInstructions"] { display: none }

/* What was just saved is said below, not over the way to the other steps. */
[data-testid="stToastContainer"] { top: auto; bottom: 1rem }

/* Streamlit says how a programmer restarts it when the connection is lost; whoever sits at a table reads what to do instead. */
.stDialog:has([data-testid="stErrorCodeBlock"]) section > div > * { display: none }
.stDialog:has([data-testid="stErrorCodeBlock"]) h2 { font-size: 0 }
.stDialog:has([data-testid="stErrorCodeBlock"]) h2::after { content: "AWAY"; font-size: 1.4rem }
.stDialog:has([data-testid="stErrorCodeBlock"]) section > div::before {
  content: "WAIT" }

/* The five steps stand beside each other, each in as many lines as it needs. */
.st-key-ct-steps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr)); align-items: start }

/* Small things are as large as a finger needs (WCAG 2.5.8), and what was chosen from a list is read whole. */
[data-testid="stTooltipHoverTarget"] button, [data-testid="stMultiSelectTagsContainer"] button, .stDialog button[aria-label="Close"],
[data-testid="stDateInputCalendarButton"], [data-testid="stDateInputClearButton"] {
  min-width: 24px; min-height: 24px }
[data-testid="stMultiSelectTagsContainer"] [data-tag], [data-testid="stMultiSelectTagsContainer"] [data-tag] * {
  white-space: normal; overflow: visible; height: auto; max-width: 100%; overflow-wrap: anywhere }

/* The page itself can be scrolled by keys: whoever comes to it that way sees that they are there. */
[data-testid="stMain"]:focus-visible { outline: 3px solid currentColor; outline-offset: -3px }

/* A way to another screen shows the keyboard by a fill, which the way to the screen that one is on has anyway (WCAG 2.4.7). */
[data-testid="stPageLink"] a:focus-visible { outline: 3px solid currentColor; outline-offset: 1px }

/* What is chosen of a row has a bar below it, so that colour is not all that tells. */
[data-testid="stButtonGroup"] button[data-selected="true"]:not(:focus-visible) { box-shadow: inset 0 -4px 0 currentColor }

/* Where a reader chose their own few colours, fills are gone: what is chosen wears the system's colour for it. */
@media (forced-colors: active) {
  [data-testid="stButtonGroup"] button[data-selected="true"], [data-testid="stButtonGroup"] button[data-selected="true"] * {
    forced-color-adjust: none; background: Highlight !important; color: HighlightText !important }
  [data-testid="stRadioOption"] > div > div:first-child, [data-testid="stCheckbox"] label > span + div {
    forced-color-adjust: none; background: Canvas; border: 2px solid CanvasText }
  [data-testid="stRadioOption"][data-selected] > div > div:first-child, [data-testid="stCheckbox"] label[data-selected] > span + div {
    background: Highlight; border-color: Highlight }
  [data-testid="stCheckbox"] label > span:has([role="switch"]) + div > div { background: CanvasText }
}

/* Nothing moves for whoever asked for that. */
@media (prefers-reduced-motion: reduce) { *, *::before, *::after {
  animation-duration: .01ms !important; animation-delay: 0s !important; animation-iteration-count: 1 !important;
  transition-duration: .01ms !important; transition-delay: 0s !important; scroll-behavior: auto !important } }

/* One story for a room: its buttons are as large as a room needs. */
.st-key-ct-large * { font-size: clamp(1.1rem, 1.5vw, 2rem) }
.st-key-ct-large h2 { font-size: clamp(1.4rem, 2vw, 2.6rem) !important }
</style>"""
