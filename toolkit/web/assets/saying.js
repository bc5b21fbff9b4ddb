// Says what changed to whoever has the screen read aloud. Streamlit puts a new element in place of a changed one, and a reader
// does not hear of that; this one stays and changes its words, at most every few seconds, or nobody would hear anything else.
const EVERY_MS = 5_000;
const state = new WeakMap();

export default function ({ parentElement, data }) {
  const box = parentElement.querySelector("[role=status]"), own = state.get(box) ?? { at: 0 };
  state.set(box, own);
  own.words = data.say;
  own.waits ??= setTimeout(() => {
    own.waits = undefined;
    own.at = Date.now();
    if (box.textContent !== own.words) box.textContent = own.words;
  }, Math.max(0, own.at + EVERY_MS - Date.now()));
}
