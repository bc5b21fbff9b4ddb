// What a test asks of a page as it stands in a window: small targets, text that is cut off, overlaps or lies outside, what still moves.
window.measures = (() => {
  const PRESSABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox], ' +
    '[role=radio], [role=tab], [role=switch], [role=combobox], [role=slider], [role=option], [role=menuitem]';
  // Where a small field stands in a box that takes the press for it.
  const BOXES = 'label, [data-baseweb=select], [data-baseweb=input], [data-baseweb=base-input], [role=group]';
  const LEAST = 24, ROOM = 1;
  // A marker stands where the place is, and the list below the map says the same; the grid's own cells are drawn on a canvas.
  const ELSEWHERE = '.leaflet-marker-icon, canvas, svg, script, style, noscript, [data-testid=stDataFrameTooltipContent]';

  const seen = element => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  const named = element => `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') || element.textContent || '').trim().slice(0, 60)}"` +
    ` in ${element.closest('[data-testid]')?.dataset.testid || element.parentElement?.className || ''}`;

  const boxOf = element => {
    let box = element.getBoundingClientRect();
    if (element.matches('input, [role=combobox], [role=radio], [role=checkbox]')) {
      const around = element.labels?.[0] && element.matches('[type=radio], [type=checkbox]') ? element.labels[0] : element.closest(BOXES);
      const other = around?.getBoundingClientRect();
      if (other && other.width * other.height > box.width * box.height) box = other;
    }
    return box;
  };

  const inASentence = element => getComputedStyle(element).display === 'inline' &&
    (element.closest('p, li, td, dd, figcaption')?.textContent.trim().length || 0) > element.textContent.trim().length;

  const near = (middle, box) => Math.hypot(Math.max(box.left - middle.x, 0, middle.x - box.right), Math.max(box.top - middle.y, 0, middle.y - box.bottom)) < LEAST / 2;

  // WCAG 2.5.8: 24 by 24, or as much room around as makes up for it, or a word in a sentence.
  const small = () => {
    const all = [...document.querySelectorAll(PRESSABLE)].filter(one => seen(one) && !one.disabled && !one.matches(ELSEWHERE) && !one.closest('canvas, [aria-hidden=true]'))
      .map(one => ({one, box: boxOf(one)})).filter(({box}) => box.width > 1 && box.height > 1);
    const isSmall = box => box.width < LEAST - .5 || box.height < LEAST - .5;
    return all.filter(({one, box}) => isSmall(box) && !inASentence(one)).filter(({one, box}) => {
      const middle = {x: box.x + box.width / 2, y: box.y + box.height / 2};
      return all.some(other => other.one !== one && !one.contains(other.one) && !other.one.contains(one) && near(middle, other.box));
    }).map(({one, box}) => `small: ${Math.round(box.width)}x${Math.round(box.height)} ${named(one)}`);
  };

  const scrolls = value => value === 'auto' || value === 'scroll';
  const hides = value => value === 'hidden' || value === 'clip';

  // The part of a piece of text that shows: cut by what hides it, and by what scrolls it.
  const showing = (box, parent) => {
    let part = {left: box.left, right: box.right, top: box.top, bottom: box.bottom}, cut = false, aside = false, scrolled = false;
    for (let up = parent; up && up !== document.documentElement; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.position === 'fixed' || style.position === 'sticky') aside = true;
      if (style.clipPath !== 'none' || style.clip !== 'auto') return null;
      const around = up.getBoundingClientRect();
      if (around.width <= 1 || around.height <= 1) { if (style.overflow !== 'visible') return null; continue; }
      if (style.overflowX !== 'visible') {
        if (hides(style.overflowX) && !scrolled && (part.right > around.right + ROOM || part.left < around.left - ROOM)) cut = true;
        if (scrolls(style.overflowX)) scrolled = true;
        part.left = Math.max(part.left, around.left); part.right = Math.min(part.right, around.right);
      }
      if (style.overflowY !== 'visible') {
        if (hides(style.overflowY) && !scrolled && part.bottom > around.bottom + 4) cut = true;
        if (scrolls(style.overflowY)) scrolled = true;
        part.top = Math.max(part.top, around.top); part.bottom = Math.min(part.bottom, around.bottom);
      }
    }
    return {...part, cut, aside, scrolled};
  };

  const texts = () => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    for (let node; node = walk.nextNode();) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest(ELSEWHERE) || parent.closest('[data-testid=stIconMaterial], [data-testid=stTooltipIcon], [data-stale=true]') || !seen(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const part = box.width > 1 && box.height > 1 ? showing(box, parent) : null;
        if (part) found.push({...part, parent, words: node.data.trim().slice(0, 50)});
      }
    }
    return found;
  };

  const cutOff = found => found.filter(one => one.cut).map(one => `cut off: "${one.words}" in ${named(one.parent)}`);
  const outside = found => found.filter(one => !one.scrolled && !one.aside && (one.right > innerWidth + ROOM || one.left < -ROOM))
    .map(one => `outside the window: "${one.words}"`);

  // Two pieces of text of which one lies on the other by more than a line's own leading.
  const overlapping = found => {
    const plain = found.filter(one => !one.aside && one.right - one.left > 2 && one.bottom - one.top > 2).sort((a, b) => a.top - b.top), wrong = [];
    plain.forEach((one, at) => {
      for (let next = at + 1; next < plain.length && plain[next].top < one.bottom; next++) {
        const other = plain[next];
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (one.parent !== other.parent && wide > 3 && high > .5 * Math.min(one.bottom - one.top, other.bottom - other.top))
          wrong.push(`overlap: "${one.words}" and "${other.words}"`);
      }
    });
    return wrong;
  };

  const loss = () => { const found = texts(); return [...new Set([...cutOff(found), ...outside(found), ...overlapping(found)])]; };

  // Whatever would move for longer than a blink, running or waiting to.
  const moving = () => document.getAnimations().filter(one => one.playState === 'running' && one.effect.getComputedTiming().endTime > 200)
    .map(one => `moves: ${one.animationName || one.transitionProperty || 'script'} ${one.effect.target && named(one.effect.target)}`);

  const rgb = colour => (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(one => one / 255).map(one => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [.2126, .7152, .0722][at], 0);
  const contrast = (one, other) => { const [low, high] = [light(one), light(other)].sort((a, b) => a - b); return (high + .05) / (low + .05); };
  const behind = element => {
    for (let up = element; up; up = up.parentElement) {
      const found = rgb(getComputedStyle(up).backgroundColor);
      if (found.length < 4 || found[3] > .5) return found;
    }
    return [255, 255, 255];
  };

  // With colours that the reader's system forces, axe reads the page's own text colours; these are the ones that are painted.
  const faint = () => [...new Set(texts().map(one => one.parent))].filter(one => !one.closest(':disabled, [aria-disabled=true]'))
    .filter(one => contrast(rgb(getComputedStyle(one).color), behind(one)) < 4.5)
    .map(one => `faint: ${named(one)} ${getComputedStyle(one).color} on ${behind(one).join()}`);

  // What is chosen has to look unlike what is not: here by more than the colour of its letters.
  const WITHOUT_HUE = ['borderTopWidth', 'borderBottomWidth', 'outlineStyle', 'outlineWidth', 'textDecorationLine', 'fontWeight', 'backgroundImage'];
  const shape = element => [element, ...element.querySelectorAll('*')].map(one => {
    const style = getComputedStyle(one);
    return WITHOUT_HUE.map(part => style[part]).join() + style.boxShadow.replace(/rgba?\([^)]*\)/g, '') + Math.round(light(rgb(style.backgroundColor)) * 5) +
      (one.matches('svg, path, img') ? one.outerHTML.length : '');
  }).join(';');
  const alike = () => [...document.querySelectorAll('[data-testid=stButtonGroup], [data-testid=stRadioGroup], [role=radiogroup]')].flatMap(group => {
    const all = [...group.querySelectorAll('button[role=radio], button[aria-pressed], [data-testid=stRadioOption]')].filter(seen);
    const is = one => one.dataset.selected === 'true' && !one.contains(document.activeElement);
    const chosen = all.filter(is), others = all.filter(one => one.dataset.selected !== 'true');
    if (!chosen.length || !others.length) return [];
    const outside = one => shape(one).split(';').slice(0, 8).join(';');
    return chosen.some(one => others.some(other => outside(one) === outside(other))) ? [`chosen looks like the others: ${named(chosen[0])}`] : [];
  });

  return {small, loss, moving, faint, alike};
})();
