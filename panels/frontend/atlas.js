// The Atlas: all services as one map in SVG, regions by purpose; zoom, focus and labels happen here, the rest in Python.
//
// All words are set as textContent. Regions, links and services lie in a world that is scaled as a whole; names lie above
// it in the size of the screen, and only as many as have room.

const maps = new WeakMap(); // parentElement -> Atlas
const NEAREST = 6, TITLE = 13, ROW = 13.5, SOFT = 34;
const NAMED = 4200, SURELY = 12000; // pixels of the map for each name, and for each that may cover lighter services
const NARROW = 500, FOOT = 34; // pixels: a frame so narrow leaves this free at its foot, for the buttons

export default function ({ parentElement, data, setTriggerValue }) {
  let atlas = maps.get(parentElement);
  if (!atlas) maps.set(parentElement, (atlas = new Atlas(parentElement)));
  atlas.send = (event, id, value = "") => setTriggerValue("act", { event, id, value });
  const begun = performance.now();
  atlas.update(data);
  (globalThis.linkspanPictures ??= {}).atlas = { camera: () => atlas.view, took: performance.now() - begun };
  return () => atlas.leave();
}

class Atlas {
  constructor(parent) {
    this.box = made("div", { class: "atlas" });
    this.svg = drawn("svg", { class: "map", tabindex: "0", role: "application" });
    this.world = drawn("g");
    this.layers = Object.fromEntries(["regions", "links", "lit", "nodes"].map((name) => [name, drawn("g", { class: name })]));
    this.world.append(...Object.values(this.layers));
    this.names = drawn("g", { class: "names", "aria-hidden": "true" });
    this.svg.append(this.world, this.names);
    this.card = made("div", { class: "card", role: "status" });
    this.foot = made("div", { class: "foot" });
    this.twin = made("details", { class: "twin" });
    const frame = made("div", { class: "frame" }, this.svg, this.card, tools(this));
    this.box.append(frame, this.foot, this.twin);
    parent.append(this.box);
    this.frame = frame;
    listen(this);
    this.watch = new ResizeObserver(() => this.data && this.arrange());
    this.watch.observe(frame);
  }

  leave() {
    this.watch.disconnect();
    delete globalThis.linkspanPictures?.atlas;
  }

  update(data) {
    const same = this.data && JSON.stringify(this.data.nodes) === JSON.stringify(data.nodes);
    this.data = data;
    this.svg.setAttribute("aria-label", `${data.summary}. Arrows go from service to service, Enter opens one.`);
    if (!same) this.neighbours();
    this.arrange(same);
    fillFoot(this);
    if (!same) fillTwin(this);
  }

  neighbours() {
    this.around = this.data.nodes.map(() => []);
    for (let at = 0; at < this.data.pairs.length; at += 3) {
      const [one, other] = this.data.pairs.slice(at, at + 2);
      this.around[one].push([other, at / 3]);
      this.around[other].push([one, at / 3]);
    }
  }

  // The arrangement that suits the frame's shape, drawn anew; the view is fitted unless the same map stays.
  arrange(keep = false) {
    const { clientWidth: width, clientHeight: height } = this.frame;
    const way = width < height * 1.25 ? "tall" : "wide";
    const moved = way !== this.way || width !== this.width || height !== this.height;
    Object.assign(this, { way, width, height });
    if (!width) return;
    this.at = this.data.nodes.map(({ x, y, group }) => [x + this.data.groups[group][way][0], y + this.data.groups[group][way][1]]);
    this.draw();
    if (!keep || moved || !this.view) this.fit();
    else this.look(this.view);
  }

  draw() {
    const { groups, nodes, pairs, drawn: count } = this.data;
    const some = groups.some(({ chosen }) => chosen);
    const pale = (group) => some && !groups[group].chosen;
    this.layers.regions.replaceChildren(...groups.map((group, index) => {
      const points = group.outline.map(([x, y]) => [x + group[this.way][0], y + group[this.way][1]]);
      return tinted(drawn("path", { d: rounded(points), class: pale(index) ? "pale" : "" }), group);
    }));
    const lines = [];
    for (let at = 0; at < count * 3; at += 3) {
      const [one, other, strength] = pairs.slice(at, at + 3);
      const faded = pale(nodes[one].group) && pale(nodes[other].group);
      lines.push(this.line(one, other, strength, faded ? "pale" : ""));
    }
    this.layers.links.replaceChildren(...lines);
    this.layers.links.style.setProperty("--faint", Math.max(0.035, Math.min(0.13, 1.1 / Math.sqrt(count || 1))).toFixed(3));
    this.dots = nodes.map(({ r, group }, index) => {
      const [cx, cy] = this.at[index];
      return tinted(drawn("circle", { cx, cy, r, "data-at": index, "data-id": nodes[index].id, class: pale(group) ? "pale" : "" }), groups[group]);
    });
    this.layers.nodes.replaceChildren(...this.dots);
    this.pale = pale;
    this.light(this.lit ?? -1);
  }

  line(one, other, strength, kind) {
    const [[x1, y1], [x2, y2]] = [this.at[one], this.at[other]];
    const bend = 0.09;
    const [mx, my] = [(x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend];
    const width = Math.min(3.4, 0.7 + 0.45 * Math.log2(1 + strength));
    return drawn("path", { d: `M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}`, class: kind, "stroke-width": width.toFixed(2) });
  }

  fit() {
    const xs = this.data.groups.flatMap((group) => group.outline.map(([x]) => x + group[this.way][0]));
    const ys = this.data.groups.flatMap((group) => group.outline.map(([, y]) => y + group[this.way][1]));
    if (!xs.length) return;
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const high = this.height - (this.width < NARROW ? FOOT : 0);
    const k = Math.min((this.width - 40) / (right - left), (high - 40) / (bottom - top), 1.6);
    this.least = k * 0.8;
    this.look({ k, x: this.width / 2 - (k * (left + right)) / 2, y: high / 2 - (k * (top + bottom)) / 2 });
  }

  look(view) {
    this.view = view;
    this.world.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.k})`);
    label(this);
  }

  zoom(by, x = this.width / 2, y = this.height / 2) {
    const k = Math.min(8, Math.max(this.least, this.view.k * by));
    const real = k / this.view.k;
    this.look({ k, x: x - (x - this.view.x) * real, y: y - (y - this.view.y) * real });
  }

  // What a service is linked with stands out, also along links that are not drawn.
  light(index) {
    this.lit = index;
    const around = index < 0 ? [] : this.around[index];
    this.layers.lit.replaceChildren(...around.map(([other, at]) => this.line(index, other, this.data.pairs[at * 3 + 2], "")));
    this.svg.classList.toggle("lighting", index >= 0);
    const near = new Set([index, ...around.map(([other]) => other)]);
    this.dots.forEach((dot, at) => {
      dot.classList.toggle("near", near.has(at));
      dot.classList.toggle("here", at === index);
    });
    this.near = index < 0 ? null : near;
    if (this.view) label(this);
    tell(this, index);
  }
}

function tell(atlas, index) {
  const node = atlas.data.nodes[index];
  atlas.card.hidden = !node;
  if (!node) return;
  const purpose = atlas.data.groups[node.group].words;
  atlas.card.replaceChildren(made("strong", {}, node.label), made("span", {}, `${purpose} · ${node.words}`));
}

// The outline of a region with its corners rounded.
function rounded(points) {
  const toward = ([x, y], [otherX, otherY]) => {
    const part = Math.min(0.5, SOFT / (Math.hypot(otherX - x, otherY - y) || 1));
    return `${(x + (otherX - x) * part).toFixed(1)} ${(y + (otherY - y) * part).toFixed(1)}`;
  };
  const corners = points.map((point, at) => {
    const [before, after] = [points.at(at - 1), points[(at + 1) % points.length]];
    return `${toward(point, before)}Q${point[0]} ${point[1]} ${toward(point, after)}`;
  });
  return `M${corners.join("L")}Z`;
}

function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children); // strings become text nodes
  return element;
}

function drawn(tag, attributes = {}) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function tinted(element, { hue, chroma }) {
  element.style.setProperty("--tint", `oklch(0.6 ${chroma} ${hue})`);
  return element;
}
