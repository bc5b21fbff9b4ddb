/* The record's places on a Leaflet map: fetched from their door, drawn as numbered pins (few) or on canvas (many),
   looked for again every few seconds so that every screen in the room shows the same. What people typed is only ever
   set as text, never as HTML. */
window.commonTableMap = function (map, look) {
  const PINS_AT_MOST = 300;
  map.attributionControl.setPrefix(false);
  const layer = L.layerGroup().addTo(map);
  let stamp = null, stopped = false;

  function pin(feature, count) {
    const kind = look.kinds[feature.properties.kind];
    const shape = `<span class="pin ${kind.shape}"><span>${Number(feature.properties.function)}</span></span>`;
    const turn = count * 2.4, reach = count ? 11 + 3 * Math.sqrt(count) : 0; // pins that share a spot spread around it
    const icon = L.divIcon({ html: shape, className: "", iconSize: [24, 24],
      iconAnchor: [12 - reach * Math.cos(turn), 12 - reach * Math.sin(turn)] });
    return L.marker(spot(feature), { icon, keyboard: false });
  }

  function dot(feature) {
    const kind = look.kinds[feature.properties.kind];
    const options = { radius: kind.shape === "diamond" ? 5 : 7, color: look.paper, weight: 1.5, fillColor: kind.colour, fillOpacity: 1 };
    return L.circleMarker(spot(feature), options);
  }

  function spot(feature) {
    const [longitude, latitude] = feature.geometry.coordinates;
    return [latitude, longitude];
  }

  function words(feature) {
    const said = feature.properties, box = document.createElement("div");
    const lines = [["strong", `${said.function} ${look.functions[said.function] || ""}`],
      ["div", look.kinds[said.kind].word], ["p", said.words], ["div", `${said.place} · ${said.group}`]];
    for (const [tag, text] of lines) box.appendChild(document.createElement(tag)).textContent = text;
    return box;
  }

  function draw(collection) {
    layer.clearLayers();
    const few = collection.features.length <= PINS_AT_MOST, seen = {};
    const canvas = few ? null : L.canvas();
    for (const feature of collection.features) {
      const key = feature.geometry.coordinates.map((part) => part.toFixed(3)).join();
      const count = seen[key] = (seen[key] ?? -1) + 1;
      const mark = few ? pin(feature, count) : dot(feature);
      if (canvas) mark.options.renderer = canvas;
      mark.bindPopup(() => words(feature), { maxWidth: 300 }).addTo(layer);
    }
  }

  async function look_again() {
    if (stopped || !document.getElementById(map.getContainer().id)) return;
    try {
      const answer = await fetch(look.url, { cache: "no-cache" });
      if (answer.status === 403 || answer.status === 404) { stopped = true; layer.clearLayers(); return; }
      const tag = answer.headers.get("ETag");
      if (answer.ok && tag !== stamp) { stamp = tag; draw(await answer.json()); }
    } catch (error) { /* the network is away: what is drawn stays, and the next look may succeed */ }
    if (look.every) setTimeout(look_again, look.every);
  }

  const style = document.head.appendChild(document.createElement("style"));
  style.textContent = `.pin{display:flex;align-items:center;justify-content:center;width:24px;height:24px;box-sizing:border-box;
    border:2px solid ${look.paper};color:${look.paper};font:700 13px system-ui,sans-serif;box-shadow:0 0 2px ${look.ink}}
    .pin.circle{border-radius:50%;background:${look.kinds.available.colour}}
    .pin.diamond{transform:rotate(45deg) scale(.85);background:${look.kinds.gap.colour}} .pin.diamond span{transform:rotate(-45deg)}
    .leaflet-popup-content{font:16px/1.45 system-ui,sans-serif;color:#16232E} .leaflet-popup-content p{margin:.4em 0}
    .leaflet-container .leaflet-control-attribution{background:${look.paper};color:${look.ink}}
    .leaflet-container .leaflet-control-attribution a{color:${look.ink};text-decoration:underline}
    .leaflet-container .leaflet-control-attribution{font-size:13px} .leaflet-container{background:${look.paper}}`;
  L.geoJSON(look.outline, { interactive: false, style: { color: look.quiet, weight: 2.5, fill: false, dashArray: "6 5" } }).addTo(map);
  if (look.marked) L.circleMarker(look.marked, { radius: 11, weight: 4, color: look.priority, fill: false, interactive: false }).addTo(map);
  if (look.url) look_again();
};
