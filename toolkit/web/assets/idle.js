// Notices that a person uses this window, tells the server now and then, and warns before cases close for want of use.
// The server alone decides: this only keeps it told, and the screen true.
const TELL_MS = 60_000;     // no more often than this, and shortly after what was done, so that it never comes between a click and its answer
const AFTER_MS = 1_500;
const DOINGS = ["keydown", "pointerdown", "wheel", "touchstart"];

const watch = (window.commonTableIdle ??= start());

export default function ({ parentElement, data, setTriggerValue }) {
  Object.assign(watch, { data, tell: name => setTriggerValue(name, Date.now()), told: Date.now(), looked: false,
                         until: data.left === null ? Infinity : Date.now() + data.left * 1000,
                         box: parentElement.querySelector("[role=alert]") });
  draw();
}

function start() {
  for (const doing of DOINGS) document.addEventListener(doing, used, { capture: true, passive: true });
  setInterval(draw, 1000);
  return { until: Infinity };
}

function used() {
  if (!watch.tell || watch.soon || (Date.now() - watch.told < TELL_MS && !isWarning())) return;
  watch.soon = setTimeout(() => { watch.soon = undefined; watch.tell("acted"); }, AFTER_MS);
}

function isWarning() {
  return Boolean(watch.data?.warn) && watch.until - Date.now() <= watch.data.warn * 1000;
}

function draw() {
  if (!watch.box?.isConnected) return;
  if (watch.data.warn && Date.now() >= watch.until && !watch.looked) {
    watch.looked = true;
    watch.tell("look");
  }
  if (isWarning() === Boolean(watch.box.childElementCount)) return;
  watch.box.replaceChildren(...(isWarning() ? warning() : []));
}

function warning() {
  const said = document.createElement("p");
  const at = new Date(watch.until).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  said.textContent = watch.data.said.replace("{at}", at);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = watch.data.keep;
  return [said, button];
}
