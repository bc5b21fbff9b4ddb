// Where the keyboard is, also inside frames; what it is called there; and whether the place it left looked different while it was there.
void (window.keyboard ??= (() => {
  const PARTS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor', 'borderBottomColor', 'backgroundColor', 'color', 'textDecorationLine'];
  let was = null, look = '';

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
  // A frame or region that only scrolls shows where it is by what scrolls in it; it is still asked for its ring.
  return () => {
    const at = here(), unseen = was && was !== at && was.isConnected && looks(was) === look ? name(was) || was.outerHTML.slice(0, 120) : '';
    const again = Boolean(at) && at === was;
    was = at;
    look = at ? looks(at) : '';
    return {name: at ? name(at) : '', role: at?.getAttribute('role') || KINDS[at?.tagName] || at?.type || at?.tagName.toLowerCase() || '', start: !at || at === document.body, unseen, again,
            hidden: Boolean(at) && at !== document.body && !at.closest('iframe') && at.ownerDocument === document && covered(at)};
  };

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
