/* The host's recording: each line is written down in this browser before it is sent, and forgotten only when the server has said
   that it has it. Every line has an id of its own, so sending it again records it once. Nothing here looks at a clock. */
(function () {
  const LINE = "common-table-line ", DRAFT = "common-table-draft ";
  const AGAIN_MS = 5000, PATIENCE_MS = 8000, LOOK_MS = 10000;
  let sending = false, out = "";

  document.addEventListener("submit", submit);
  document.addEventListener("input", event => { if (event.target.id === "words") write(DRAFT + host().dataset.small, event.target.value); });
  document.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    go(link.href, true);
  });
  addEventListener("popstate", () => go(location.href, false));
  addEventListener("online", send);
  addEventListener("storage", show);
  setInterval(send, AGAIN_MS);
  setInterval(look, LOOK_MS);
  arrive();
  send();

  function host() { return document.getElementById("host"); }
  function form() { return document.getElementById("line-form"); }

  function arrive() {
    const draft = read(DRAFT + host().dataset.small), words = form().elements.words;
    if (draft && !words.value) words.value = draft;
    if (!keeps()) document.getElementById("others").textContent = host().dataset.full;
    show();
  }

  /* Writing down */

  function submit(event) {
    if (event.target !== form()) return;
    const fields = new FormData(form(), event.submitter), said = fields.get("words").trim();
    if (fields.get("change")) {          // Easy Read on or off: the page comes back with the line
      if (!navigator.onLine) event.preventDefault();
      return;
    }
    if (fields.get("act") === "help" || fields.get("act") === "well") {
      event.preventDefault();   // without a connection the browser would put its own page in place of this one
      ask(fields);
      return;
    }
    if (!said && fields.get("act") !== "nothing") return;   // the server says what is missing
    fields.set("line", newId());
    const line = { fields: [...fields], number: 1 + Math.max(0, ...lines().map(one => one.number)) };
    if (!write(LINE + id(line), JSON.stringify(line))) return;   // nothing can be kept here: an ordinary form, then
    event.preventDefault();
    if (fields.get("act") !== "nothing") {
      for (const name of ["words", "wanted"]) if (form().elements[name]) form().elements[name].value = "";
      write(DRAFT + host().dataset.small, "");
    }
    form().elements.words.focus();
    show();
    send();
  }

  function keeps() { return write("common-table-test", "1"); }

  function newId() {
    // randomUUID is there on encrypted pages only, and a hall has none.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 15 | 64;
    bytes[8] = bytes[8] & 63 | 128;
    return [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  }

  function get(line, name) { return (line.fields.find(([key]) => key === name) || [])[1]; }
  function id(line) { return get(line, "line"); }

  function lines() {
    const found = [];
    for (const key of Object.keys(safe(() => ({ ...localStorage }), {}))) {
      const line = key.startsWith(LINE) && safe(() => JSON.parse(read(key)), null);
      if (line && Array.isArray(line.fields) && id(line)) found.push(line);
    }
    return found.sort((one, other) => one.number - other.number);
  }

  function safe(ask, otherwise) { try { return ask(); } catch { return otherwise; } }
  function read(key) { return safe(() => localStorage.getItem(key), null); }
  function write(key, text) {
    return safe(() => {
      if (text) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
      return true;
    }, false);
  }

  /* Sending, one after another, oldest first */

  async function send() {
    if (sending) return;
    sending = true;
    for (const line of lines()) {
      if (line.why || get(line, "small_group") !== host().dataset.small) continue;
      if (!await sendOne(line)) break;
    }
    sending = false;
    show();
  }

  async function sendOne(line) {
    let answer;
    try {
      const sent = await fetch("/host", { method: "POST", body: new URLSearchParams(line.fields), headers: { Accept: "application/json" },
        redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) });
      answer = await sent.json();
    } catch {
      return false;   // no connection, or no answer of ours: the line waits
    }
    out = answer.state === "out" ? answer.why : "";
    if (answer.state === "kept") {
      write(LINE + id(line), "");
      if (read(LINE + id(line)) === null) said(line);
      show();
      return true;
    }
    if (answer.state !== "refused") return false;
    write(LINE + id(line), JSON.stringify({ ...line, why: answer.why }));
    return true;
  }

  /* Showing */

  function said(line) {
    const here = ["kind", "function", "group"].every(name => get(line, name) === form().elements[name].value);
    if (!here || get(line, "act") === "nothing") return;
    const item = document.createElement("li"), words = host().dataset;
    item.className = "item";
    item.textContent = get(line, "words") + " ";
    if (get(line, "wanted")) add(item, "span", words.wanted + " " + get(line, "wanted")).className = "quiet";
    document.getElementById("said").prepend(item);
    const none = document.getElementById("none");
    if (none) none.remove();
  }

  function show() {
    const words = host().dataset, every = lines(), waiting = every.filter(line => !line.why && get(line, "small_group") === words.small);
    const state = document.getElementById("state"), stuck = every.length - waiting.length;
    const count = waiting.length === 1 ? words.one : words.many.replace("{count}", waiting.length);
    const text = out || [waiting.length ? count : "", stuck ? words.refused : ""].filter(Boolean).join(" ");
    if (text || state.textContent !== "") state.textContent = text || words.all;
    state.className = text ? "note" : "done";
    document.getElementById("waiting").replaceChildren(...every.map(line => row(line, words)));
  }

  function row(line, words) {
    const item = document.createElement("li"), other = get(line, "small_group") !== words.small;
    item.className = "item";
    add(item, "p", get(line, "act") === "nothing" ? words.nothing : get(line, "words"));
    if (line.why) add(item, "p", line.why).className = "error";
    if (other) add(item, "p", words.for + words.name).className = "error";
    if (line.why || other) {
      const buttons = add(item, "p", "");
      buttons.className = "row";
      button(buttons, words.again, () => { keepAs(line, words.small); send(); });
      if (get(line, "act") !== "nothing") button(buttons, words.edit, () => edit(line));
      button(buttons, words.drop, () => { write(LINE + id(line), ""); show(); });
    }
    return item;
  }

  function keepAs(line, small) {
    const fields = line.fields.map(([name, value]) => [name, name === "small_group" ? small : value]);
    write(LINE + id(line), JSON.stringify({ fields, number: line.number }));
  }

  function edit(line) {
    const words = form().elements.words;
    words.value = [words.value, get(line, "words")].filter(Boolean).join("\n");
    write(DRAFT + host().dataset.small, words.value);
    write(LINE + id(line), "");
    words.focus();
    show();
  }

  function add(parent, tag, text) {
    const made = parent.appendChild(document.createElement(tag));
    made.textContent = text;
    return made;
  }

  function button(parent, text, act) {
    const made = add(parent, "button", text);
    made.type = "button";
    made.className = "second";
    made.addEventListener("click", act);
  }

  /* Between this small group and the desk */

  async function ask(fields) {
    const state = document.getElementById("help-state");
    let answer = { state: "later" };
    try {
      const sent = await fetch("/host", { method: "POST", body: new URLSearchParams([...fields]), headers: { Accept: "application/json" },
        redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) });
      answer = await sent.json();
    } catch { /* no connection */ }
    state.textContent = answer.state === "kept" ? "" : answer.why || host().dataset.raise;
    state.hidden = !state.textContent;
    if (answer.state === "kept") await look(fields.get("act"));
  }

  async function look(pressed) {
    const cell = ["kind", "function", "group"].map(name => [name, form().elements[name].value]), before = lines().length;
    try {
      const found = await fetch("/host?" + new URLSearchParams(cell), { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
      const page = new DOMParser().parseFromString(await found.text(), "text/html");
      if (!page.getElementById("line-form") || cell.some(([name, value]) => form().elements[name].value !== value)) return;
      take(page, "messages");
      take(page, "help");
      // What was sent meanwhile is not on the page that was on its way.
      if (!sending && lines().length === before && keeps()) for (const id of ["said", "others"]) take(page, id);
    } catch { return; }
    if (typeof pressed === "string") document.querySelector("#help button").focus();
  }

  function take(page, id) {
    const here = document.getElementById(id), there = page.getElementById(id);
    if (here.innerHTML === there.innerHTML) return;
    const within = here.contains(document.activeElement);
    here.replaceChildren(...there.childNodes);
    if (within && here.querySelector("button")) here.querySelector("button").focus();
  }

  /* Going on to another question, with a connection or without */

  async function go(address, push) {
    const typed = form().elements.words.value;
    try {
      const found = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
      if (!found.ok) throw new Error(found.status);
      const page = new DOMParser().parseFromString(await found.text(), "text/html");
      if (!page.getElementById("line-form")) return location.assign(address);
      document.title = page.title;
      host().replaceWith(page.getElementById("host"));
    } catch {
      if (!takeUp(new URL(address).searchParams)) return;
    }
    if (push) history.pushState(null, "", address);
    form().elements.words.value = typed;
    arrive();
    document.querySelector("#question h1").focus();
  }

  function takeUp(asked) {
    // Without the server: the questions of this step are all in the page, those of the other are not.
    if (asked.get("kind") !== form().elements.kind.value) {
      document.getElementById("others").textContent = host().dataset.step;
      return false;
    }
    const question = document.querySelector(`#questions a[data-number="${asked.get("function")}"]`), place = document.getElementById("question");
    for (const name of ["function", "group"]) form().elements[name].value = asked.get(name);
    if (question) {
      place.querySelector("h1").textContent = question.textContent;
      place.querySelector("p").textContent = question.dataset.plain;
      place.querySelector("span").textContent = question.dataset.ask;
      around(question);
    }
    for (const link of document.querySelectorAll("nav a, #questions a")) move(link, asked);
    document.getElementById("said").replaceChildren();
    document.getElementById("others").textContent = host().dataset.away;
    return true;
  }

  function around(question) {
    const every = [...document.querySelectorAll("#questions a")], at = every.indexOf(question);
    for (const [name, by] of [["back", -1], ["next", 1]]) {
      const to = every[(at + by + every.length) % every.length], link = document.getElementById(name);
      link.href = to.href;
      link.querySelector("span").textContent = to.textContent;
    }
  }

  function move(link, asked) {
    // Another question keeps the group of people that was chosen, another group or step keeps the question.
    const address = new URL(link.href), question = link.closest("#questions") || ["back", "next"].includes(link.id);
    const keeps = question ? "group" : "function";
    address.searchParams.set(keeps, asked.get(keeps));
    link.href = address;
    const same = ["kind", "function", "group"].every(name => address.searchParams.get(name) === asked.get(name));
    if (!link.matches("#back, #next, [href*='kind=" + (asked.get("kind") === "gap" ? "available" : "gap") + "']"))
      same ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
})();
