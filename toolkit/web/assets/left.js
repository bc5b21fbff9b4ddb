// The link ended while somebody typed: what this window still holds stands here, to copy. It never left the browser.
const HOLDERS = ["common-table-draft", "common-table-unsent"];

export default function ({ parentElement, data }) {
  const box = parentElement.querySelector("div");
  const words = HOLDERS.flatMap(held).filter(one => typeof one === "string" && one.trim());
  box.replaceChildren();
  if (!words.length) return;
  box.setAttribute("role", "note");
  const said = document.createElement("p");
  said.textContent = data.said;
  box.append(said, ...words.map(quote));
}

function quote(words) {
  const made = document.createElement("blockquote");
  made.textContent = words;
  return made;
}

function held(name) {
  try {
    const found = JSON.parse(sessionStorage.getItem(name)) ?? [];
    return Array.isArray(found) ? found.map(one => one.words) : Object.values(found);
  } catch {
    return [];
  }
}
