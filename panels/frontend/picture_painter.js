// What is written and marked on the canvas: names that do not cover each other, words at lines, rings, pins, counts.
//
// vis-network draws nodes and lines; all words are drawn here, since only so they find room and keep a readable size.

const READABLE = 0.8; // at a smaller scale letters are enlarged, as if it were this
const ENLARGED = 4; // times at most
const FEW = 12; // lines up to which all carry their word
const STEP = 0.04; // a change of scale by more than this share lets names look for room anew
const LETTERS = { service: [15, 500], feature: [13, 400], constraint: [13, 400], scenario: [13, 400] }; // size, weight
const [CENTRE, WORD, BADGE] = [[18, 600], [12, 400], [11, 500]];
const LINE = 1.25; // height of a line of letters, in letters
const MUTED = 0.55; // how much is seen of the words of what is dimmed
const GAP = 3; // between names or words beside each other
const EDGE = 3; // pixels that names keep from the edge of the canvas
const TRACED = 30; // lines up to which names keep off them
const TRACE = Array.from({ length: 61 }, (_, step) => step / 60); // where on a line it is looked for
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]; // where on a line its word may stand, best first

class Painter {
  constructor(picture) {
    this.picture = picture;
    this.network = picture.network;
    this.pointed = {};
    this.widths = new Map();
    this.pen = document.createElement("canvas").getContext("2d"); // to measure with
    this.network.on("beforeDrawing", (pen) => this.under(pen));
    this.network.on("afterDrawing", (pen) => this.over(pen));
    document.fonts?.ready.then(() => {
      this.widths.clear();
      this.refresh();
      this.redraw();
    });
  }

  refresh() {
    this.arranged = undefined;
  }

  // What is pointed at says its name and its lines' words, whatever is in the way; all else stays as it is.
  point(what) {
    this.pointed = what;
    this.redraw();
  }

  redraw() {
    this.network.body.emitter.emit("_requestRedraw"); // with the next frame, once for many calls
  }

  // Where names are written now, for a test.
  boxes() {
    return [...this.names].map(([id, side]) => this.nameBox(this.pen, this.picture.node(id), side));
  }

  spot(id) {
    return this.network.body.nodes[id];
  }

  letters(node) {
    return node.id === this.picture.data.centre ? CENTRE : LETTERS[node.kind] ?? LETTERS.feature;
  }

  font([size, weight]) {
    return `${weight} ${size * this.enlarged}px ${this.picture.theme.face}`;
  }

  width(pen, text, letters) {
    const key = `${letters} ${text}`;
    if (!this.widths.has(key)) {
      pen.font = `${letters[1]} ${letters[0]}px ${this.picture.theme.face}`;
      this.widths.set(key, pen.measureText(text).width);
    }
    return this.widths.get(key) * this.enlarged;
  }

  // Below the nodes: the halo of what is selected, the ring of what is expanded.
  under(pen) {
    const { selection, data, theme, settled } = this.picture;
    if (!settled) return;
    for (const id of selection) {
      const { x, y } = this.spot(id);
      pen.beginPath();
      pen.arc(x, y, this.picture.node(id).size + 9, 0, 2 * Math.PI);
      pen.globalAlpha = 0.2;
      pen.fillStyle = theme.accent;
      pen.fill();
      pen.globalAlpha = 1;
      [pen.strokeStyle, pen.lineWidth] = [theme.accent, 2];
      pen.stroke();
    }
    for (const id of data.expanded) {
      if (!this.picture.drawn.has(id)) continue;
      const { x, y } = this.spot(id);
      [pen.strokeStyle, pen.lineWidth] = [theme.ink, 1.3];
      pen.globalAlpha = 0.6;
      pen.beginPath();
      pen.arc(x, y, this.picture.node(id).size + 4.5, 0, 2 * Math.PI);
      pen.stroke();
      pen.globalAlpha = 1;
    }
  }

  over(pen) {
    if (!this.picture.settled) return;
    const scale = this.network.getScale();
    if (!this.arranged || Math.abs(scale / this.arranged - 1) > STEP) this.arrange(pen, scale);
    Object.assign(pen, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
    const { data, drawn } = this.picture;
    const { node, edge } = this.pointed;
    for (const [id, at] of this.wordings) this.writeWord(pen, id, at);
    for (const one of data.nodes) this.mark(pen, one);
    for (const [id, side] of this.names) this.writeName(pen, drawn.get(id), side);
    const unsaid = ({ id, from, to, label }) => label && !this.wordings.has(id) && (id === edge || from === node || to === node);
    for (const { id } of node || edge ? data.edges.filter(unsaid) : []) this.writeWord(pen, id, 0.5);
    if (drawn.has(node) && !this.names.has(node)) this.writeName(pen, drawn.get(node), "below");
  }

  // Find room: nodes are where they are, the weightiest name chooses first, words of lines take what is left.
  arrange(pen, scale) {
    this.arranged = scale;
    this.enlarged = enlargedAt(scale);
    const { data } = this.picture;
    const { nodes } = data;
    const room = new Room(90 * this.enlarged);
    for (const node of nodes) {
      const { x, y } = this.spot(node.id);
      room.add({ x, y, half: node.size, tall: node.size });
      if (this.badge(node)) room.add(this.badgeBox(pen, node));
    }
    this.bounds = this.limits(scale);
    this.traces = data.edges.length > TRACED ? [] : data.edges.flatMap(({ id }) => TRACE.map((at) => this.pointOn(id, at)));
    this.names = new Map();
    for (const node of [...nodes].sort((a, b) => this.weight(b) - this.weight(a))) this.placeName(pen, node, room);
    this.wordings = new Map();
    for (const edge of this.worded()) this.placeWord(pen, edge, room);
  }

  weight(node) {
    const { selection, data } = this.picture;
    const { id, kind, size, opacity } = node;
    const chosen = id === data.centre ? 3 : selection.includes(id) ? 2 : 0;
    return chosen * 1e6 + opacity * 1e4 + (kind === "service") * 1e3 + size;
  }

  // A name stands where it covers nothing, best where no line runs through it either; below its node before elsewhere.
  placeName(pen, node, room) {
    const spots = ["below", "above", "right", "left"].map((side) => ({ side, box: this.nameBox(pen, node, side) }));
    const free = spots.filter(({ box }) => this.within(box) && room.free(spaced(box, GAP * this.enlarged)));
    const best = free.find(({ box }) => !this.traces.some((spot) => covers(box, spot))) ?? free[0];
    const taken = best ?? (node.id === this.picture.data.centre ? spots[0] : undefined);
    if (!taken) return;
    room.add(taken.box);
    this.names.set(node.id, taken.side);
  }

  within({ x, y, half, tall }) {
    const { x: across, y: down, wide, high } = this.bounds;
    return Math.abs(x - across) + half <= wide && Math.abs(y - down) + tall <= high;
  }

  // Half of what names may take up, around the middle of all of it: beyond, one might be cut where all is fitted in view.
  limits(scale) {
    const { x, y, wide, high } = this.frame();
    const { clientWidth, clientHeight } = this.picture.canvas;
    const seen = (size) => (size / 2 - EDGE) / scale;
    return { x, y, wide: Math.max(wide / 2 + 1, seen(clientWidth)), high: Math.max(high / 2 + 1, seen(clientHeight)) };
  }

  nameBox(pen, node, side) {
    const { x, y } = this.spot(node.id);
    const letters = this.letters(node);
    const [half, tall] = [this.width(pen, node.label, letters) / 2, (letters[0] * LINE * this.enlarged) / 2];
    const away = node.size + 5 + tall;
    const aside = node.size + 7 + half;
    const middle = { below: [x, y + away], above: [x, y - away], right: [x + aside, y], left: [x - aside, y] }[side];
    return { x: middle[0], y: middle[1], half, tall };
  }

  // The box around all nodes with their names below them, were it drawn at a scale.
  frameAt(scale) {
    this.enlarged = enlargedAt(scale);
    this.refresh();
    return this.frame();
  }

  frame() {
    const pen = this.pen;
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const node of this.picture.data.nodes) {
      const name = this.nameBox(pen, node, "below");
      box.left = Math.min(box.left, name.x - Math.max(name.half, node.size));
      box.right = Math.max(box.right, name.x + Math.max(name.half, node.size + 22));
      box.top = Math.min(box.top, this.spot(node.id).y - node.size);
      box.bottom = Math.max(box.bottom, name.y + name.tall);
    }
    const { left, right, top, bottom } = box.left < box.right ? box : { left: 0, right: 1, top: 0, bottom: 1 };
    return { x: (left + right) / 2, y: (top + bottom) / 2, wide: right - left, high: bottom - top };
  }

  // The lines whose word is wanted: all where there are few, else those of what is selected.
  worded() {
    const { selection, data } = this.picture;
    const few = data.edges.length <= FEW;
    const wanted = ({ from, to }) => few || selection.includes(from) || selection.includes(to);
    return data.edges.filter((edge) => edge.label && edge.color.opacity === 1 && wanted(edge));
  }

  placeWord(pen, edge, room) {
    const [half, tall] = [this.width(pen, edge.label, WORD) / 2, (WORD[0] * LINE * this.enlarged) / 2];
    const box = (at) => ({ ...this.pointOn(edge.id, at), half, tall });
    const at = ALONG.find((one) => room.free(spaced(box(one), GAP * this.enlarged)));
    if (at === undefined) return;
    room.add(box(at));
    this.wordings.set(edge.id, at);
  }

  pointOn(id, at) {
    return this.network.body.edges[id].edgeType.getPoint(at);
  }

  writeWord(pen, id, at) {
    const edge = this.picture.lines.get(id);
    const { x, y } = this.pointOn(id, at);
    this.write(pen, edge.label, x, y, WORD, 0.85, 6);
  }

  writeName(pen, node, side) {
    const { x, y } = this.nameBox(pen, node, side);
    this.write(pen, node.label, x, y, this.letters(node), node.opacity < 1 ? MUTED : 1, 4);
  }

  write(pen, text, x, y, letters, seen, rim) {
    const { ink, ground } = this.picture.theme;
    pen.font = this.font(letters);
    [pen.strokeStyle, pen.lineWidth, pen.globalAlpha] = [ground, rim * this.enlarged, 1];
    pen.strokeText(text, x, y);
    [pen.fillStyle, pen.globalAlpha] = [ink, seen];
    pen.fillText(text, x, y);
    pen.globalAlpha = 1;
  }

  // At the shoulders of a node: how much of it is not drawn, and the pin that holds it.
  mark(pen, node) {
    const { x, y } = this.spot(node.id);
    const badge = this.badge(node);
    if (badge) {
      const box = this.badgeBox(pen, node);
      this.write(pen, badge, box.x, box.y, BADGE, 0.75, 3);
    }
    if (this.picture.data.pinned.includes(node.id)) this.pin(pen, x - node.size * 0.8, y - node.size * 0.8);
  }

  badge(node) {
    const stubs = this.picture.data.stubs[node.id];
    if (!stubs || this.enlarged > 2 || node.opacity < 1) return "";
    return `+${stubs.reduce((sum, one) => sum + one[2], 0)}`;
  }

  badgeBox(pen, node) {
    const { x, y } = this.spot(node.id);
    const half = this.width(pen, this.badge(node), BADGE) / 2;
    return { x: x + node.size * 0.8 + 3 + half, y: y - node.size * 0.8, half, tall: (BADGE[0] * this.enlarged) / 2 };
  }

  pin(pen, x, y) {
    const { ink, ground } = this.picture.theme;
    pen.beginPath();
    pen.arc(x - 4, y - 6, 4.5, 0, 2 * Math.PI);
    pen.moveTo(x - 4, y - 2);
    pen.lineTo(x + 1, y + 5);
    [pen.strokeStyle, pen.lineWidth, pen.fillStyle] = [ground, 5, ink];
    pen.stroke();
    [pen.strokeStyle, pen.lineWidth] = [ink, 2];
    pen.stroke();
    pen.fill();
  }
}

function enlargedAt(scale) {
  return Math.min(ENLARGED, Math.max(1, READABLE / scale));
}
