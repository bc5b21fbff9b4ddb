/* The record's places on a Leaflet map: fetched from their door, drawn as numbered pins where few are in view and as marks
   on a canvas where there are many, looked for again every few seconds so that every screen in the room shows the same.
   What people typed is only ever set as text, never as HTML. */
window.commonTableMap = function (map, look) {
  const PINS_AT_MOST = 300, SPREAD_AT_MOST = 8, LISTED_AT_MOST = 12, REACH = 9;
  const names = Object.fromEntries(look.functions), container = map.getContainer();
  const marks = new CommonTableMarks(look.kinds, look.paper).addTo(map), pins = L.layerGroup().addTo(map);
  const switches = new CommonTableSwitches(look.kinds, look.functions, look.numbers, draw);
  let places = [], stamp = null, stopped = false, popup = null;

  /* Reading */

  function place(feature) {
    const [longitude, latitude] = feature.geometry.coordinates, said = feature.properties;
    const sine = Math.sin(latitude * Math.PI / 180);
    return { id: feature.id, kind: said.kind, number: said.function, km: said.radius_km || 0, said, spot: [latitude, longitude],
      x: longitude / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
  }

  function take(collection) {
    places = collection.features.map(place);
    switches.count(places);
    if (popup && !popup.ids.every((id) => places.some((one) => one.id === id))) popup.remove();
    draw();
  }

  async function look_again() {
    if (stopped || !container.isConnected) return;
    if (!document.hidden) await fetch_places();
    if (look.every) setTimeout(look_again, look.every);
  }

  async function fetch_places() {
    try {
      const answer = await fetch(look.url, { cache: "no-store", headers: stamp ? { "If-None-Match": stamp } : {} });
      if (answer.status === 403 || answer.status === 404) { stopped = true; take({ features: [] }); }
      if (answer.status !== 200) return;
      const collection = await answer.json();
      stamp = answer.headers.get("ETag");
      take(collection);
    } catch (error) { /* the network is away: what is drawn stays, and the next look may succeed */ }
  }

  /* Drawing */

  function draw() {
    const shown = places.filter((one) => switches.shows(one.kind, one.number));
    const view = map.getBounds().pad(0.02), seen = shown.filter((one) => view.contains(one.spot));
    const few = seen.length <= PINS_AT_MOST;
    marks.show(shown, !few);
    pins.clearLayers();
    if (few) for (const together of gathered(seen)) pin_all(together);
    container.dataset.drawn = few ? seen.length : marks.drawn;
    container.dataset.drawnAs = few ? "pins" : "marks";
  }

  function gathered(seen) {
    const spots = new Map();
    for (const one of seen) {
      const point = map.latLngToLayerPoint(one.spot), key = `${Math.round(point.x / 18)} ${Math.round(point.y / 18)}`;
      if (!spots.has(key)) spots.set(key, []);
      spots.get(key).push({ one, point });
    }
    return spots.values();
  }

  function pin_all(together) {
    const middle = together.reduce((sum, { point }) => sum.add(point), L.point(0, 0)).divideBy(together.length);
    if (together.length > SPREAD_AT_MOST) return void count_pin(together.map(({ one }) => one), middle);
    const reach = together.length > 1 ? Math.max(14, together.length * 4.3) : 0;
    together.forEach(({ one }, at) => {
      const turn = 2 * Math.PI * at / together.length;
      const point = middle.add([reach * Math.cos(turn), reach * Math.sin(turn)]);
      const { shape, sign = "" } = look.kinds[one.kind];
      pin(point, shape, sign + (one.number || "C"), sign ? 34 : 24, () => open([one], point));
    });
  }

  function count_pin(here, middle) {
    const first = here[0].spot, apart = here.some(({ spot }) => Math.abs(spot[0] - first[0]) + Math.abs(spot[1] - first[1]) > 1e-4);
    pin(middle, "many", `× ${here.length}`, 44, () => {
      if (apart && map.getZoom() < map.getMaxZoom()) map.setView(map.layerPointToLatLng(middle), map.getZoom() + 2);
      else open(here, middle);
    });
  }

  function pin(point, shape, text, width, clicked) {
    const face = document.createElement("div");
    face.className = `pin ${shape}`;
    face.appendChild(document.createElement("span")).textContent = text;
    const icon = L.divIcon({ html: face, className: "", iconSize: [width, 24] });
    L.marker(map.layerPointToLatLng(point), { icon, keyboard: false }).on("click", clicked).addTo(pins);
  }

  /* Opening */

  function open(here, point) {
    const box = document.createElement("div"), listed = here.slice(0, LISTED_AT_MOST);
    for (const one of listed) box.append(entry(one));
    if (here.length > listed.length) line(box, "p", `${here.length - listed.length} more are here. Zoom in to tell them apart.`);
    // Clear of the switches above and of the zoom buttons on the right.
    popup = L.popup({ maxWidth: Math.min(300, container.clientWidth - 110), maxHeight: 250, closeOnClick: false,
      autoPanPaddingTopLeft: [8, 48], autoPanPaddingBottomRight: [52, 8] });
    popup.ids = listed.map(({ id }) => id);
    popup.on("remove", ({ target }) => { if (popup === target) popup = null; });
    popup.setLatLng(map.layerPointToLatLng(point)).setContent(box).openOn(map);
  }

  function entry({ id, kind, said }) {
    const box = document.createElement("section");
    line(box, "strong", `${said.function || ""} ${names[said.function] || ""}`.trim());
    line(box, "div", look.kinds[kind].word);
    line(box, "p", said.words);
    line(box, "div", [said.place, said.group].filter(Boolean).join(" · "));
    if (look.workshop || kind === "provider") box.append(way_to(id, kind, said));
    return box;
  }

  function line(box, tag, text) {
    box.appendChild(document.createElement(tag)).textContent = text;
  }

  function way_to(id, kind, said) {
    const link = document.createElement("a");
    const where = kind === "provider" ? { part: "find", provider: id }
      : { workshop: look.workshop, function: said.function, group: said.group_id, entry: id };
    link.href = `${look.screens[kind]}?${new URLSearchParams(where)}`;
    link.textContent = kind === "provider" ? "Open this provider" : "Open this entry";
    link.target = "_blank"; // for whoever asks their browser for a new window
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(link.href);
    });
    return link;
  }

  function go(address) {
    // The frame that holds the map may not lead the page elsewhere by itself, so a link of the page is followed.
    const page = window.parent.document, link = page.createElement("a");
    link.href = address;
    page.body.append(link);
    link.click();
    link.remove();
  }

  /* Clicks: on a mark they open it, beside an open popup they close it; only otherwise do they choose a new place. */

  function clicked(event) {
    if (event.target.closest(".leaflet-marker-pane, .leaflet-popup-pane, .leaflet-control-container")) return;
    if (map.dragging.moved()) return;
    const point = map.mouseEventToLayerPoint(event), here = marks.at(point, REACH);
    if (!here.length && !popup) return;
    event.stopImmediatePropagation();
    if (here.length) open(here, point);
    else popup.remove();
  }

  function hovered(event) {
    if (map.dragging.moving()) return;
    container.style.cursor = marks.at(map.mouseEventToLayerPoint(event), REACH).length ? "pointer" : "";
  }

  /* The map itself */

  for (const name of ["ink", "paper", "quiet"]) container.style.setProperty(`--${name}`, look[name]);
  for (const [name, kind] of Object.entries(look.kinds)) container.style.setProperty(`--${name}`, kind.colour);
  container.setAttribute("role", "region");
  // Leaflet gives a pressed map the focus. A map that is partly out of sight would move under the finger, and the click be lost.
  // The page may give the focus back to a map that it has just replaced, whose window then names nothing any more.
  const { focus } = container;
  container.focus = () => focus.call(container, { preventScroll: true });
  container.setAttribute("aria-label", `Map of ${look.name}`);
  map.attributionControl.setPrefix(false);
  // Style sheets arrive later than this script: the zoom buttons are large enough to press from the first moment.
  for (const button of map.getContainer().querySelectorAll(".leaflet-control-zoom a"))
    Object.assign(button.style, { display: "block", minWidth: "30px", minHeight: "30px" });
  L.geoJSON(look.outline, { interactive: false, style: { color: look.quiet, weight: 2.5, fill: false, dashArray: "6 5" } }).addTo(map);
  const title = document.createElement("div"), [west, , east, north] = look.bounds;
  title.className = "area-name";
  title.textContent = look.name;
  L.marker([north, (west + east) / 2], { icon: L.divIcon({ html: title, className: "", iconSize: [0, 0] }), interactive: false, keyboard: false }).addTo(map);
  if (!look.url) return;
  switches.addTo(map);
  container.addEventListener("click", clicked, true);
  container.addEventListener("mousemove", hovered);
  map.on("moveend", draw);
  look_again();
};
