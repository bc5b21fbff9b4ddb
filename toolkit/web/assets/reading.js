/* "Listen to this page": the browser's own voice reads headings and text in order. Where there is no voice for the page's language,
   nothing is shown. Doors load this file as it is; the big screen starts it as a component. No word leaves the device. */
const RATE = "common-table-listen-rate", RATES = [0.6, 0.8, 1, 1.2, 1.5];
const INLINE = new Set(["inline", "contents", "inline-block"]);

const door = document.getElementById("listen");
if (door) {
  offer(door, () => document.querySelector("main"), document.documentElement.lang);
  keepWhatStands();
}

/* For a screen. data: {listen, slower, faster, lang, of}: the button's words, and which part of the page is read. */
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  if (!button || button.dataset.slower) return;
  button.textContent = data.listen;
  Object.assign(button.dataset, { slower: data.slower, faster: data.faster });
  offer(button, () => document.querySelector(data.of), data.lang);
}

function offer(button, part, lang) {
  if (!("speechSynthesis" in window && "SpeechSynthesisUtterance" in window)) return;
  let pieces = [], at = 0, turn = 0;
  const slower = speed(-1, button.dataset.slower), faster = speed(1, button.dataset.faster);
  button.after(slower, faster);
  button.addEventListener("click", () => reads() ? stop() : begin());
  addEventListener("pagehide", stop);
  speechSynthesis.addEventListener?.("voiceschanged", show);
  show();

  function show() { button.hidden = !voice(lang); }
  function reads() { return button.getAttribute("aria-pressed") === "true"; }

  function begin() {
    pieces = spoken(part());
    at = 0;
    press(true);
    next();
  }

  function stop() {
    turn += 1;
    speechSynthesis.cancel();
    press(false);
  }

  function press(on) {
    button.setAttribute("aria-pressed", String(on));
    slower.hidden = faster.hidden = !on;
  }

  /* One piece after another: browsers stop by themselves in the middle of a long text. */
  function next() {
    const mine = turn += 1;
    speechSynthesis.cancel();
    if (at >= pieces.length) return press(false);
    const said = new SpeechSynthesisUtterance(pieces[at]);
    Object.assign(said, { lang, voice: voice(lang), rate: rate() });
    said.onend = () => {
      if (mine !== turn) return;
      at += 1;
      next();
    };
    said.onerror = () => { if (mine === turn) press(false); };  // something else speaks now, such as one idea of a voting paper
    speechSynthesis.speak(said);
  }

  function speed(step, words) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: words, className: button.className, hidden: true });
    made.addEventListener("click", () => {
      const now = RATES.indexOf(rate()) + step;
      keep(RATES[Math.min(RATES.length - 1, Math.max(0, now))]);
      if (reads()) next();
    });
    return made;
  }
}

/* The best voice for a language: in its own country first. Some phones write en_GB for en-GB. */
function voice(lang) {
  const tidy = text => text.toLowerCase().replace("_", "-"), [wanted, first] = [tidy(lang), tidy(lang).split("-")[0]];
  const fitting = speechSynthesis.getVoices().filter(one => tidy(one.lang).split("-")[0] === first);
  return fitting.find(one => tidy(one.lang) === wanted) ?? fitting[0] ?? null;
}

function rate() {
  try {
    const kept = Number(localStorage.getItem(RATE));
    return RATES.includes(kept) ? kept : 1;
  } catch {
    return 1;
  }
}

function keep(chosen) {
  try {
    localStorage.setItem(RATE, String(chosen));
  } catch {
    // Storage may be full or forbidden; then the pace holds for nothing but this piece.
  }
}

/* The words that can be seen, one piece for each heading, line or answer, in the order of the page; pictures by their words. */
function spoken(part) {
  const found = [], walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, { acceptNode: passes });
  let block = null;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const words = node.nodeType === Node.TEXT_NODE ? node.data : node.alt ?? "";
    if (!words.trim()) continue;
    const own = blockOf(node, part);
    if (own !== block) found.push("");
    block = own;
    found[found.length - 1] += ` ${words}`;
  }
  return found.map(words => words.replace(/\s+/g, " ").trim());
}

function passes(node) {
  if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
  const skipped = node.matches("[aria-hidden=true], script, style, noscript, textarea, select, button, .noprint, .listen");
  return skipped || (node.checkVisibility && !node.checkVisibility()) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
}

function blockOf(node, part) {
  let own = node.parentElement;
  while (own !== part && INLINE.has(getComputedStyle(own).display)) own = own.parentElement;
  return own;
}

/* Easy Read is switched by a button of the form that is being filled in, so that nothing typed is lost. It stands far below: the link presses it. */
function keepWhatStands() {
  document.getElementById("easy-read").addEventListener("click", event => {
    const button = document.getElementById("easy-button");
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
