/* A little help on the voting paper; it works the same without. Dots left are counted, and each idea can be listened to. */
(function () {
  const form = document.querySelector("form[data-listen]");
  if (form.dataset.left) count();
  if ("speechSynthesis" in window && "SpeechSynthesisUtterance" in window) form.querySelectorAll(".item").forEach(listen);

  function count() {
    const words = form.dataset.left.split("|"), line = document.createElement("p");
    line.className = "left";
    line.setAttribute("role", "status");
    form.append(line);
    form.addEventListener("input", show);
    show();

    function show() {
      let used = 0;
      for (const [name, value] of new FormData(form)) if (/^d\d/.test(name)) used += parseInt(value, 10) || 0;
      line.textContent = words[words.length - 1 - used] || form.dataset.over;
    }
  }

  function listen(item) {
    const named = item.querySelector("legend, h2, .asked, .tick span"), button = document.createElement("button");
    const words = named.textContent.trim().replace(/\s+/g, " ");
    button.type = "button";
    button.className = "listen";
    button.textContent = form.dataset.listen;
    button.setAttribute("aria-label", `${form.dataset.listen}: ${words}`);
    button.addEventListener("click", () => {
      speechSynthesis.cancel();
      const spoken = new SpeechSynthesisUtterance(words);
      spoken.lang = document.documentElement.lang;
      speechSynthesis.speak(spoken);
    });
    const row = item.querySelector(".row, .number, .tick, fieldset");
    row.before(button);
  }
})();
