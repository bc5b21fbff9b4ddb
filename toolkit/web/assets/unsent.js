// Some lines empty themselves at once, so that whoever types can go on: the quick-add line, the paper pad. Until the server says that the words arrived, they
// are kept here: a lost or a slow connection would otherwise lose them, since of several sent meanwhile only the last is run.
const KEPT = "common-table-unsent";
const DRAFT = "common-table-draft";  // what is being typed, for the page that comes when the link ends meanwhile (left.js)
const WAIT_MS = 3000;
const COMPARED = 80;

const keeper = (window.commonTableUnsent ??= start());

export default function ({ data, setTriggerValue }) {
  keeper.data = data;
  keeper.send = setTriggerValue;
  keep(kept().filter(one => one.what !== data.what || !data.arrived.includes(print(one.words))));
}

function start() {
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.isComposing && isLine(event.target)) remember(event.target);
  }, true);
  document.addEventListener("click", event => {
    const form = event.target.closest?.('[data-testid="stFormSubmitButton"]')?.closest('[data-testid="stForm"]');
    const line = [...(form?.querySelectorAll("input") ?? [])].find(isLine);
    if (line) remember(line);
  }, true);
  document.addEventListener("input", event => {
    if (keeper.data?.what === "entry" && isLine(event.target)) note(event.target.ariaLabel, event.target.value);
  }, true);
  setInterval(sendAgain, 1000);
  return {};
}

function whereOf(element) {
  if (keeper.data === undefined || element.tagName !== "INPUT") return undefined;
  return keeper.data.lines.find(([line]) => (element.ariaLabel ?? "").startsWith(line))?.[1];
}

function isLine(element) {
  return whereOf(element) !== undefined;
}

function note(label, words) {
  try {
    const { [label]: _, ...others } = JSON.parse(sessionStorage.getItem(DRAFT)) ?? {};
    sessionStorage.setItem(DRAFT, JSON.stringify(words.trim() ? { ...others, [label]: words } : others));
  } catch {
    // As in keep.
  }
}

function remember(line) {
  note(line.ariaLabel, "");
  if (line.value.trim()) keep([...kept(), { words: line.value, what: keeper.data.what, where: whereOf(line), at: Date.now() }]);
}

function sendAgain() {
  const all = kept();
  const waiting = all.filter(one => one.what === keeper.data?.what);
  const app = document.querySelector('[data-testid="stApp"]')?.dataset;
  const idle = app?.testConnectionState === "CONNECTED" && app?.testScriptState === "notRunning";
  if (!waiting.some(one => Date.now() - one.at > WAIT_MS) || !idle || !keeper.send) return;
  keep(all.map(one => waiting.includes(one) ? { ...one, at: Date.now() } : one));
  keeper.send("unsent", waiting.map(({ words, what, where }) => ({ words, what, where })));
}

function print(words) {
  return [...words.trim()].slice(0, COMPARED).join("");
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function keep(waiting) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(waiting));
  } catch {
    // Storage may be full or forbidden; then the line works as it would without this.
  }
}
