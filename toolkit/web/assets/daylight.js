// A computer turns dark or light while a screen stands, as many do by themselves in the evening. Streamlit then changes its own colours at
// once, but tables, charts and maps stay as they were drawn. So the screen is drawn anew; while a dialog is open, after it was closed.
const AFTER_MS = 250;       // by then the front end says its new colours to the server

const watch = (window.commonTableDaylight ??= start());

export default function ({ data, setTriggerValue }) {
  document.documentElement.dataset.drawn = data.look;
  document.documentElement.lang = data.language;      // Streamlit says English of every page
  watch.tell = () => setTriggerValue("turned", Date.now());
}

function start() {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(tellOrWait, AFTER_MS));
  standStill();
  return {};
}

// What folds open and shut glides for half a second in Streamlit, whatever somebody has asked of their computer.
function standStill() {
  const asked = matchMedia("(prefers-reduced-motion: reduce)"), glide = Element.prototype.animate;
  Element.prototype.animate = function (frames, how) {
    return glide.call(this, frames, asked.matches ? { ...(typeof how === "object" ? how : {}), duration: 0 } : how);
  };
}

function tellOrWait() {
  if (document.querySelector("[role=dialog]")) setTimeout(tellOrWait, 1000);
  else watch.tell?.();
}
