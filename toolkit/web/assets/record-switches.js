/* The switches of the map: real checkboxes in a part that folds, for each kind and each function (or, where plans are shown,
   each plan). */
window.CommonTableSwitches = L.Control.extend({
  options: { position: "topleft" },

  initialize: function (kinds, functions, numbers, changed) {
    this._parts = { kind: Object.entries(kinds).map(([name, kind]) => [name, kind.word]),
      function: functions.map(([number, name]) => [String(number), number ? `${number} ${name}` : name]) };
    this._numbers = numbers;
    this._changed = changed;
    this._hidden = { kind: new Set(), function: new Set() };
    this._counts = {};
  },

  shows: function (kind, number) {
    return !this._hidden.kind.has(kind) && !this._hidden.function.has(String(number));
  },

  /* Write beside each switch how many places it stands for. */
  count: function (places) {
    const found = {};
    for (const { kind, number } of places) {
      found[`kind ${kind}`] = (found[`kind ${kind}`] || 0) + 1;
      found[`function ${number}`] = (found[`function ${number}`] || 0) + 1;
    }
    for (const [key, place] of Object.entries(this._counts)) place.textContent = ` (${found[key] || 0})`;
  },

  onAdd: function () {
    const box = L.DomUtil.create("details", "switches"), inner = document.createElement("div");
    this._summary = box.appendChild(document.createElement("summary"));
    this._summary.style.minHeight = "24px"; // the style sheet comes later, fingers may not
    inner.className = "inner";
    // The ten functions fold away by themselves: opened together they would cover most of a small map.
    const functions = document.createElement("details");
    functions.appendChild(document.createElement("summary")).textContent = `${this._numbers}s`;
    functions.append(this._set("function", this._numbers));
    inner.append(this._set("kind", "Kind"), functions);
    box.append(inner);
    L.DomEvent.disableClickPropagation(box).disableScrollPropagation(box);
    L.DomEvent.on(box, "keydown", L.DomEvent.stopPropagation);
    this._say();
    return box;
  },

  _set: function (part, name) {
    const set = document.createElement("fieldset");
    set.appendChild(document.createElement("legend")).textContent = name;
    for (const [value, words] of this._parts[part]) set.append(this._switch(part, value, words));
    return set;
  },

  _switch: function (part, value, words) {
    const label = document.createElement("label"), box = label.appendChild(document.createElement("input"));
    box.type = "checkbox";
    box.checked = true;
    const text = label.appendChild(document.createElement("span"));
    text.textContent = words;
    this._counts[`${part} ${value}`] = text.appendChild(document.createElement("span"));
    box.addEventListener("change", () => {
      this._hidden[part][box.checked ? "delete" : "add"](value);
      this._say();
      this._changed();
    });
    return label;
  },

  _say: function () {
    const hidden = this._hidden.kind.size + this._hidden.function.size;
    this._summary.textContent = hidden ? `What to show: ${hidden} switched off` : "What to show";
  },
});
