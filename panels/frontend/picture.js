// The picture: a vis-network that keeps its view over reruns, tells Python what was done to it, and never parses text.
//
// Streamlit calls the exported function at each change of data or theme with the same parentElement; the picture that
// belongs to it is kept here. Names from notes reach the page as textContent or as words on the canvas, nothing else.

const pictures = new WeakMap(); // parentElement -> Picture
const cameras = new Map(); // view -> {scale, position}: a page that is left and entered again looks as it did
const handles = (globalThis.linkspanPictures ??= {}); // view -> what a test may ask

const CLICK_WAIT = 230; // ms: vis-network fires two clicks before a double-click
const SEEN = 0.85; // the share of nodes in sight below which a new centre moves the camera
const FEW = 12; // edges up to which all carry their label
const READABLE = 0.62; // at a smaller scale letters are enlarged, as if it were this
const LARGEST = 3.5; // times that letters are enlarged at most
const [LETTER, LINE] = [7, 22]; // how wide and high letters are at scale 1, with some room
const FAINT = 0.32; // how much is seen of links that are not the selected node's
const GLIDE = 350; // ms
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export default async function (component) {
  await libraryReady();
  const { parentElement, data } = component;
  let picture = pictures.get(parentElement);
  if (!picture) {
    picture = new Picture(parentElement, data);
    pictures.set(parentElement, picture);
  }
  picture.send = (event, value) => component.setTriggerValue("act", { event, ...value });
  picture.show(data);
  return () => {
    picture.close();
    pictures.delete(parentElement);
  };
}

async function libraryReady() {
  while (!globalThis.vis?.Network) await new Promise((resolve) => setTimeout(resolve, 15));
}

class Picture {
  constructor(parent, data) {
    this.host = parent.host ?? parent;
    this.frame = element("div", { class: "frame", tabindex: "0", role: "group" });
    this.canvas = element("div", { class: "canvas", "aria-hidden": "true" });
    this.tools = element("div", { class: "tools", role: "group", "aria-label": "View" });
    this.legend = element("div", { class: "legend", role: "group", "aria-label": "Kinds and relations shown" });
    this.live = element("p", { class: "live", "aria-live": "polite" });
    this.frame.style.height = `${data.height}px`;
    this.frame.append(this.canvas, this.tools);
    parent.append(this.frame, this.legend, this.live);
    this.enlarged = 1;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, settings(data));
    this.canvas.querySelector(".vis-network")?.setAttribute("tabindex", "-1"); // the frame is the one tab stop
    this.addTools();
    this.listen();
  }

  show(data) {
    this.data = data;
    this.readTheme();
    this.frame.setAttribute("aria-label", data.summary);
    if (this.live.textContent !== data.summary) this.live.textContent = data.summary;
    replace(this.nodes, data.nodes.map((node) => this.dressNode(node)), (node) => {
      delete node.x; // what is on the screen stays where it is, dragged or not
      delete node.y;
    });
    this.spell(this.enlarged);
    replace(this.edges, apart(data.edges).map((edge) => this.dressEdge(edge)), () => {});
    this.network.selectNodes(data.nodes.some((node) => node.id === data.selected) ? [data.selected] : []);
    this.showLegend();
    this.aim();
    this.resized();
    handles[data.view] = this.handle();
  }

  dressNode(node) {
    const { ink, ground, face } = this.theme;
    const centre = node.id === this.data.centre;
    const color = node.opacity < 1 ? `color-mix(in srgb, ${ink} 62%, ${ground})` : ink;
    const size = centre ? 19 : 16;
    const font = { color, strokeColor: ground, strokeWidth: 4, face, size };
    const halo = { enabled: node.id === this.data.selected, color: this.theme.accent, x: 0, y: 0, size: 18 };
    const more = this.data.undrawn[node.id];
    const title = more ? `${node.title}\nnot drawn: ${more}` : node.title;
    return { ...node, title, font, shadow: halo, borderWidth: centre ? 4 : 2, borderWidthSelected: 5 };
  }

  dressEdge(edge) {
    const { ink, ground, face } = this.theme;
    const lit = edge.color.opacity === 1;
    const beside = !this.data.selected || [edge.from, edge.to].includes(this.data.selected);
    const color = { ...edge.color, opacity: lit && !beside ? FAINT : edge.color.opacity };
    const font = { color: ink, strokeColor: ground, strokeWidth: 7, face, size: 13 };
    return { ...edge, color, font, label: lit && this.data.edges.length <= FEW ? edge.label : " ", words: edge.label };
  }

  readTheme() {
    const colour = (name) => this.colour(name);
    const [ink, ground, face] = ["--st-text-color", "--st-background-color", "--st-font"].map(colour);
    this.theme = { ink, ground, face, accent: colour("--st-primary-color") };
  }

  colour(name) {
    return getComputedStyle(this.host).getPropertyValue(name).trim();
  }

  aim() {
    const moved = this.centre !== undefined && this.centre !== this.data.centre;
    this.centre = this.data.centre;
    if (moved && !this.mostInSight()) this.fit(true);
  }

  fit(glide) {
    const animation = glide && !calm() ? { duration: GLIDE, easingFunction: "easeInOutQuad" } : false;
    this.network.fit({ animation, maxZoomLevel: 1 });
  }

  zoom(factor) {
    const animation = calm() ? false : { duration: GLIDE / 2, easingFunction: "easeInOutQuad" };
    this.network.moveTo({ scale: Math.min(3, Math.max(0.1, this.network.getScale() * factor)), animation });
  }

  spots() {
    return this.nodes.getIds().map((id) => [id, this.network.canvasToDOM(this.network.getPosition(id))]);
  }

  mostInSight() {
    const { clientWidth: wide, clientHeight: high } = this.canvas;
    const seen = this.spots().filter(([, { x, y }]) => x > 0 && y > 0 && x < wide && y < high);
    return seen.length >= SEEN * this.nodes.length;
  }

  listen() {
    const { network } = this;
    network.on("click", ({ nodes: [id] }) => {
      clearTimeout(this.waiting);
      if (id !== undefined) this.waiting = setTimeout(() => this.send("select", { id }), CLICK_WAIT);
    });
    network.on("doubleClick", ({ nodes: [id] }) => {
      clearTimeout(this.waiting);
      if (id !== undefined) this.send("centre", { id });
    });
    network.on("dragEnd", ({ nodes: [id] }) => {
      if (id !== undefined) this.send("move", { places: network.getPositions([id]) });
    });
    network.on("hoverNode", ({ node }) => this.label(network.getConnectedEdges(node), true));
    network.on("blurNode", ({ node }) => this.label(network.getConnectedEdges(node), false));
    network.on("zoom", () => this.enlarge());
    network.on("animationFinished", () => this.enlarge());
    network.on("afterDrawing", () => this.remember()); // at unmount the canvas has no size and the camera is wrong
    this.frame.addEventListener("keydown", (press) => this.key(press));
    this.watcher = new ResizeObserver(() => this.resized());
    this.watcher.observe(this.frame);
  }

  // Letters keep a readable size when the picture is small; labels that would then overlap a weightier one are left out.
  enlarge() {
    const wanted = Math.min(LARGEST, Math.max(1, READABLE / this.network.getScale()));
    if (Math.abs(wanted / this.enlarged - 1) > 0.1) this.spell(wanted);
  }

  spell(enlarged) {
    this.enlarged = enlarged;
    const [wide, high, boxes] = [LETTER * enlarged, LINE * enlarged, []];
    const rank = ({ id, shape, size }) => [this.data.centre, this.data.selected].includes(id) * 1e6 + (shape === "dot") * 1e3 + size;
    const fonts = [...this.data.nodes].sort((a, b) => rank(b) - rank(a)).map((node) => {
      const { x, y } = this.network.getPosition(node.id);
      const box = { x, y: y + node.size, half: (node.label.length * wide) / 2 };
      const free = boxes.every((one) => Math.abs(one.y - box.y) > high || Math.abs(one.x - x) > one.half + box.half);
      if (free) boxes.push(box);
      const font = this.dressNode(node).font;
      return { id: node.id, font: { ...font, size: enlarged === 1 ? font.size : free ? font.size * enlarged : 1 } };
    });
    this.nodes.update(fonts);
  }

  remember() {
    if (!this.size || !this.canvas.clientWidth) return;
    const position = this.network.getViewPosition();
    cameras.set(this.data.view, { centre: this.data.centre, scale: this.network.getScale(), position });
  }

  resized() {
    const size = `${this.canvas.clientWidth} ${this.canvas.clientHeight}`;
    if (size === this.size || size.includes("0 ") || !this.data) return;
    const camera = cameras.get(this.data.view);
    this.network.setSize("100%", "100%");
    this.network.redraw();
    if (!this.size && camera?.centre === this.data.centre) this.network.moveTo(camera);
    else this.fit(false);
    this.size = size;
    this.enlarge();
  }

  key(press) {
    if (press.target !== this.frame || press.ctrlKey || press.metaKey || press.altKey) return;
    const here = this.network.getSelectedNodes()[0] ?? this.data.centre;
    const verbs = { Enter: () => this.send("centre", { id: here }), f: () => this.fit(true) };
    Object.assign(verbs, { "+": () => this.zoom(1.3), "-": () => this.zoom(1 / 1.3) });
    const verb = ARROWS[press.key] ? () => this.walk(here, ARROWS[press.key]) : verbs[press.key];
    if (!verb) return;
    press.preventDefault();
    verb();
  }

  walk(here, [right, down]) {
    const from = this.network.getPosition(here);
    const ahead = this.network.getConnectedNodes(here).map((id) => {
      const { x, y } = this.network.getPosition(id);
      const far = Math.hypot(x - from.x, y - from.y) || 1;
      return { id, straight: ((x - from.x) * right + (y - from.y) * down) / far };
    });
    const best = ahead.filter((one) => one.straight > 0.3).sort((a, b) => b.straight - a.straight)[0];
    if (!best) return;
    this.network.selectNodes([best.id]);
    this.send("select", { id: best.id });
  }

  label(ids, shown) {
    const few = this.edges.length <= FEW;
    if (!few) this.edges.update(ids.map((id) => ({ id, label: shown ? this.edges.get(id).words : " " })));
  }

  addTools() {
    const verbs = { "Zoom in": ["+", () => this.zoom(1.3)], "Zoom out": ["−", () => this.zoom(1 / 1.3)] };
    verbs["Fit all in view"] = ["⤢", () => this.fit(true)];
    for (const [name, [sign, verb]] of Object.entries(verbs)) {
      const button = element("button", { type: "button", "aria-label": name, title: name }, sign);
      button.addEventListener("click", verb);
      this.tools.append(button);
    }
  }

  showLegend() {
    const held = this.legend.getRootNode().activeElement?.dataset?.name; // the button in use keeps the focus
    const toggle = (id) => this.send("toggle", { id });
    this.legend.replaceChildren(...this.data.legend.map((entry) => legendEntry(entry, toggle)));
    this.legend.querySelectorAll("button").forEach((button) => button.dataset.name === held && button.focus());
  }

  handle() {
    const box = () => this.canvas.getBoundingClientRect();
    return {
      pixels: () => Object.fromEntries(this.spots().map(([id, { x, y }]) => [id, [x + box().x, y + box().y]])),
      places: () => this.network.getPositions(),
      camera: () => ({ scale: this.network.getScale(), ...this.network.getViewPosition() }),
      selected: () => this.network.getSelectedNodes(),
      lit: () => this.data.nodes.filter((node) => node.opacity === 1).map((node) => node.id),
      ink: () => this.nodes.get(this.data.centre).font.color,
      centre: this.data.centre,
    };
  }

  close() {
    clearTimeout(this.waiting);
    this.watcher.disconnect();
    delete handles[this.data.view];
    this.network.destroy();
  }
}

function settings({ options }) {
  const interaction = { hover: true, keyboard: false, multiselect: false, tooltipDelay: 150, ...options.interaction };
  interaction.selectConnectedEdges = false;
  return { ...options, physics: false, layout: { improvedLayout: false }, autoResize: true, interaction };
}

function replace(set, wanted, keep) {
  const ids = new Set(wanted.map((one) => one.id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  for (const one of wanted) if (set.get(one.id)) keep(one);
  set.update(wanted);
}

function apart(edges) {
  const met = new Map(); // how many edges each pair of nodes has had so far
  return edges.map((edge) => {
    const pair = [edge.from, edge.to].sort().join("\n");
    const place = met.get(pair) ?? 0;
    met.set(pair, place + 1);
    const bow = { enabled: true, roundness: 0.14 * Math.ceil(place / 2) };
    bow.type = (place % 2 === 1) === (edge.from <= edge.to) ? "curvedCW" : "curvedCCW";
    return { ...edge, id: edge.id ?? `${pair}\n${place}`, smooth: place ? bow : false };
  });
}
