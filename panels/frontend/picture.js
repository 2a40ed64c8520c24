// The picture: a vis-network that keeps its view over reruns, tells Python what was done to it, and never parses text.
//
// Streamlit calls the exported function at each change of data or theme with the same parentElement; the picture that
// belongs to it is kept here. Names from notes reach the page as textContent or as words on the canvas, nothing else.
// Joined after its parts (picture_*.js), for a component is one script.

const pictures = new WeakMap(); // parentElement -> Picture
const handles = (globalThis.linkspanPictures ??= {}); // view -> what a test may ask

let ready; // one wait for all, so that data are shown in the order in which they came

export default async function (component) {
  await (ready ??= libraryReady());
  const { parentElement, data } = component;
  let picture = pictures.get(parentElement);
  if (!picture) {
    picture = new Picture(parentElement, data);
    pictures.set(parentElement, picture);
  }
  picture.send = (event, value = {}) => {
    forget(picture); // a click that is not told yet is outdone by what followed it
    component.setTriggerValue("act", { event, ...value });
  };
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
    this.data = data;
    this.selection = [];
    this.build(parent);
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, settings(data));
    this.canvas.querySelector(".vis-network")?.removeAttribute("tabindex"); // the frame is the one that has the keyboard
    this.painter = new Painter(this);
    this.camera = new Camera(this);
    this.bar = new Bar(this);
    this.row = new Row(this);
    listenToPointer(this);
    listenToKeys(this);
  }

  build(parent) {
    this.card = element("div", { class: "card" });
    this.top = element("div", { class: "top" });
    this.frame = element("div", { class: "frame", tabindex: "0", role: "group", "aria-roledescription": "picture" });
    this.canvas = element("div", { class: "canvas", "aria-hidden": "true" });
    this.foot = element("div", { class: "row", role: "group", "aria-label": "The selected node" });
    this.legend = element("div", { class: "legend", role: "group", "aria-label": "Kinds and relations shown" });
    this.live = element("p", { class: "live", "aria-live": "polite" });
    this.frame.classList.toggle("flat", this.data.ends.length > 0); // routes go across: a narrow screen leaves them low
    this.frame.style.height = `${this.data.height}px`;
    this.frame.append(this.canvas);
    this.card.append(this.top, this.frame, this.foot);
    parent.append(this.card, this.legend, this.live);
  }

  show(sent) {
    const data = filledOut(sent);
    const before = this.shown ? this.data : undefined;
    this.settled = false; // meanwhile lines may be missing that the painter would write at
    this.data = data;
    this.drawn = new Map(data.nodes.map((node) => [node.id, node]));
    this.lines = new Map(data.edges.map((edge) => [edge.id, edge]));
    const chosen = this.waiting ? this.selection : data.selected; // a click that is not told yet is not to be undone
    this.selection = chosen.filter((id) => this.drawn.has(id));
    this.theme = themeOf(this.host);
    this.frame.setAttribute("aria-label", data.summary);
    drawNodes(this);
    drawEdges(this);
    this.settled = this.shown = true;
    this.mark();
    this.bar.show();
    showLegend(this);
    this.camera.aim();
    this.bar.showOutside();
    this.announce(before);
    handles[data.view] = this.handle();
  }

  // Show what is selected: at once where it was chosen here, before Python has answered.
  mark() {
    this.painter.refresh();
    this.network.selectNodes(this.selection, false);
    fadeEdges(this);
    this.row.show();
    this.painter.redraw();
  }

  choose(ids) {
    this.selection = ids;
    this.mark();
    this.announce(this.data);
  }

  chosen() {
    return this.selection[this.selection.length - 1] ?? this.data.centre;
  }

  can(verb) {
    return this.data.verbs.includes(verb);
  }

  node(id) {
    return this.drawn.get(id);
  }

  // Tell a screen reader what changed: first what was drawn or taken away, then what is selected.
  announce(before) {
    const said = [];
    if (!before || before.summary !== this.data.summary) said.push(this.data.summary);
    const selected = this.selection.join("\n");
    if (before && selected !== this.announced && this.selection.length) said.push(this.describe(this.chosen()));
    this.announced = selected;
    if (said.length) this.live.textContent = said.join(". ");
  }

  describe(id) {
    const links = this.data.edges.filter((edge) => edge.from === id || edge.to === id);
    const count = links.reduce((sum, edge) => sum + edge.ids.length, 0);
    const left = (this.data.stubs[id] ?? []).map(([, words, number]) => `${words} ${number}`).join(", ");
    const drawn = `${this.node(id).title} selected: ${count} ${count === 1 ? "link" : "links"} drawn`;
    return left ? `${drawn}, not drawn: ${left}` : drawn;
  }

  handle() {
    const box = () => this.canvas.getBoundingClientRect();
    return {
      pixels: () => Object.fromEntries(this.camera.spots().map(([id, { x, y }]) => [id, [x + box().x, y + box().y]])),
      places: () => this.network.getPositions(),
      camera: () => ({ scale: this.network.getScale(), ...this.network.getViewPosition() }),
      selected: () => this.network.getSelectedNodes(),
      lit: () => this.data.nodes.filter((node) => node.opacity === 1).map((node) => node.id),
      ink: () => this.theme.ink,
      row: () => this.row.labels(),
      hidden: () => this.data.hidden.map(([id]) => id),
      edges: () => this.data.edges.map(({ id, ids, from, to, label }) => ({ id, ids, from, to, label })),
      boxes: () => this.painter.boxes(),
      middle: (id) => this.camera.middle(id),
      centre: this.data.centre,
    };
  }

  close() {
    forget(this);
    this.camera.close();
    this.bar.close();
    delete handles[this.data.view];
    this.network.destroy();
  }
}

function settings({ options }) {
  const interaction = { hover: true, keyboard: false, multiselect: false, tooltipDelay: 150, ...options.interaction };
  interaction.selectConnectedEdges = false;
  return { ...options, physics: false, layout: { improvedLayout: false }, autoResize: false, interaction };
}
