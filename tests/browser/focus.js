// Where the keyboard is, also inside frames; what it is called there; and whether the place it left looked different while it was there.
void (window.keyboard ??= (() => {
  const PARTS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor', 'borderBottomColor', 'backgroundColor', 'color', 'textDecorationLine'];
  let was = null;

  const here = () => {
    let at = document.activeElement;
    while (at?.tagName === 'IFRAME' && at.contentDocument?.activeElement && at.contentDocument.activeElement !== at.contentDocument.body)
      at = at.contentDocument.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };
  const around = at => {
    const found = [at, ...(at.closest('label')?.querySelectorAll('div') ?? []), ...at.children];
    for (let up = at.parentElement, many = 0; up && many < 5; up = up.parentElement, many++) found.push(up);
    return found;
  };
  const looks = at => around(at).map(one => PARTS.map(part => getComputedStyle(one)[part]).join()).join(';');
  const KINDS = {BUTTON: 'button', TEXTAREA: 'textarea', A: 'link', IFRAME: 'frame', SUMMARY: 'summary'};
  const name = at => {
    if (at.matches('body, main, section:not([aria-label])')) return '';
    const labelled = at.getAttribute('aria-labelledby')?.split(' ').map(id => at.ownerDocument.getElementById(id)?.textContent ?? '').join(' ');
    const words = at.getAttribute('aria-label') || labelled || at.labels?.[0]?.textContent || at.textContent || at.getAttribute('title') || '';
    return words.replace(/\s+/g, ' ').trim();
  };
  const hasRing = at => [at, ...(at.closest('label')?.querySelectorAll('div') ?? []), at.parentElement].filter(Boolean).map(one => getComputedStyle(one))
    .some(style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none');
  const left = [];      // where the keyboard was without a ring: each is asked at the end whether it looked otherwise then

  const report = () => {
    const at = here(), again = Boolean(at) && at === was;
    was = at;
    if (at && at !== document.body && !hasRing(at)) left.push([at, looks(at)]);
    return {name: at ? name(at) : '', role: at?.getAttribute('role') || KINDS[at?.tagName] || at?.type || at?.tagName.toLowerCase() || '',
            start: !at || at === document.body, again,
            hidden: Boolean(at) && at !== document.body && at.ownerDocument === document && covered(at)};
  };
  report.unseen = () => left.filter(([at, then]) => at.isConnected && at !== here() && looks(at) === then).map(([at]) => name(at) || at.outerHTML.slice(0, 120));
  return report;

  // WCAG 2.4.11: what has the keyboard is not wholly behind something else.
  function covered(at) {
    const box = (at.labels?.[0] ?? at).getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return false;
    const spots = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) => [box.left + x * box.width, box.top + y * box.height])
      .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    if (!spots.length) return true;
    const whole = at.labels?.[0] ?? at;
    return spots.every(([x, y]) => { const top = document.elementFromPoint(x, y); return !top || !(whole.contains(top) || top.contains(whole)); });
  }
})());
