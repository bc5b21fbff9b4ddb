/* The marks of the record on one canvas: a circle for what is available, a diamond for a gap, a square for a plan, and a wide
   ring for "around here". Thirty thousand are drawn by copying two small pictures, and a click is matched against all of them in one pass. */
window.CommonTableMarks = L.Renderer.extend({
  options: { padding: 0.25 },

  initialize: function (kinds, paper) {
    L.Renderer.prototype.initialize.call(this);
    this._kinds = kinds;
    this._paper = paper;
    this._places = [];
    this._pictures = {};
    this.drawn = 0;
  },

  /* places: [{kind, x, y, km}], x and y in parts of the world's width; dots: whether to draw the marks or only the rings. */
  show: function (places, dots) {
    this._places = places;
    this._dots = dots;
    if (this._map) this._update();
  },

  /* The places whose mark lies under a point of the map, the last drawn (topmost) first. */
  at: function (point, reach) {
    if (!this._dots) return [];
    const { size, origin } = this._scale(), found = [];
    for (let i = this._places.length - 1; i >= 0; i--) {
      const place = this._places[i];
      if (Math.abs(place.x * size - origin.x - point.x) <= reach && Math.abs(place.y * size - origin.y - point.y) <= reach) found.push(place);
    }
    return found;
  },

  _scale: function () {
    return { size: 256 * Math.pow(2, this._map.getZoom()), origin: this._map.getPixelOrigin() };
  },

  _initContainer: function () {
    this._container = L.DomUtil.create("canvas");
    this._container.style.pointerEvents = "none";
  },

  _destroyContainer: function () {
    L.DomUtil.remove(this._container);
    delete this._container;
  },

  _updatePaths: function () { /* there are no paths: everything is drawn in _update */ },

  _update: function () {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const { min } = this._bounds, size = this._bounds.getSize(), fine = window.devicePixelRatio || 1, canvas = this._container;
    L.DomUtil.setPosition(canvas, min);
    canvas.width = size.x * fine;
    canvas.height = size.y * fine;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    const pen = canvas.getContext("2d");
    pen.scale(fine, fine);
    this._draw(pen, min, size, fine);
  },

  _draw: function (pen, min, size, fine) {
    const scale = this._scale(), left = scale.origin.x + min.x, top = scale.origin.y + min.y, few = !this._dots;
    this.drawn = 0;
    for (const place of this._places) {
      if (place.km) this._ring(pen, place, place.x * scale.size - left, place.y * scale.size - top, scale.size, few);
    }
    if (few) return;
    for (const place of this._places) {
      const across = place.x * scale.size - left, down = place.y * scale.size - top;
      if (across < -9 || down < -9 || across > size.x + 9 || down > size.y + 9) continue;
      pen.drawImage(this._picture(place.kind, fine), across - 9, down - 9, 18, 18);
      this.drawn += 1;
    }
  },

  _ring: function (pen, place, across, down, worldSize, filled) {
    // On this kind of map a kilometre is longer the further north it lies.
    const north = Math.atan(Math.sinh(Math.PI * (1 - 2 * place.y)));
    pen.beginPath();
    pen.arc(across, down, place.km / (40075.017 * Math.cos(north)) * worldSize, 0, 2 * Math.PI);
    pen.strokeStyle = pen.fillStyle = this._kinds[place.kind].colour;
    pen.lineWidth = 2;
    pen.stroke();
    if (!filled) return;
    pen.globalAlpha = 0.1;
    pen.fill();
    pen.globalAlpha = 1;
  },

  _picture: function (kind, fine) {
    const key = `${kind} ${fine}`;
    return this._pictures[key] = this._pictures[key] || this._paint(this._kinds[kind], fine);
  },

  /* Shapes with corners; any other is a circle. A plus came, a cross went. */
  _corners: {
    diamond: [[9, 1], [17, 9], [9, 17], [1, 9]],
    plus: [[6, 1], [12, 1], [12, 6], [17, 6], [17, 12], [12, 12], [12, 17], [6, 17], [6, 12], [1, 12], [1, 6], [6, 6]],
    cross: [[4, 1], [9, 6], [14, 1], [17, 4], [12, 9], [17, 14], [14, 17], [9, 12], [4, 17], [1, 14], [6, 9], [1, 4]],
  },

  _paint: function (kind, fine) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 18 * fine;
    const pen = canvas.getContext("2d");
    pen.scale(fine, fine);
    pen.beginPath();
    if (this._corners[kind.shape]) {
      for (const [across, down] of this._corners[kind.shape]) pen.lineTo(across, down);
      pen.closePath();
    } else if (kind.shape === "square") {
      pen.rect(2, 2, 14, 14);
    } else {
      pen.arc(9, 9, 7, 0, 2 * Math.PI);
    }
    pen.fillStyle = kind.colour;
    pen.strokeStyle = this._paper;
    pen.lineWidth = 1.5;
    pen.fill();
    pen.stroke();
    return canvas;
  },
});
