// The offline page: picture and list from the data in the page. Text goes in as textContent only; nothing is fetched.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const around = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    around.get(edge.from).push(edge);
    if (edge.to !== edge.from) around.get(edge.to).push(edge);
  }
  const at = (id) => document.getElementById(id);
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const colour = (name) => {
    const probe = at("theme");
    probe.style.outlineColor = `var(--${name})`;
    const found = getComputedStyle(probe).outlineColor;
    probe.style.outlineColor = "";
    return found;
  };
  const shown = new Set(data.shown);
  let chosen = null;
  const isShown = (node) => shown.has(node.kind) || node.id === chosen;

  const drawnNode = (node, near) => {
    const style = data.styles[node.kind];
    const color = { background: style.colour, border: node.id === chosen ? colour("accent") : style.colour };
    return {
      id: node.id, label: node.short, x: node.x, y: node.y, shape: style.shape, size: node.kind === "service" ? 14 : 9,
      opacity: chosen === null || near.has(node.id) ? 1 : 0.35, borderWidth: node.id === chosen ? 5 : 1, color: { ...color, highlight: color },
      font: { color: colour("ink"), strokeColor: colour("ground"), strokeWidth: 4, multi: false, size: node.kind === "service" ? 15 : 13 },
    };
  };
  const drawnEdge = (edge) => {
    const style = data.styles[edge.style];
    const beside = chosen === edge.from || chosen === edge.to;
    const head = { enabled: true, type: style.shape, scaleFactor: edge.part ? 0.4 : 0.6 };
    return {
      id: edge.id, from: edge.from, to: edge.to, label: !edge.part && beside ? edge.label.split(" (")[0] : undefined,
      dashes: style.dashes.length ? style.dashes : false, arrows: edge.negated ? { to: head, middle: head } : { to: head },
      font: { color: colour("ink"), strokeColor: colour("ground"), strokeWidth: 5, size: 12, multi: false },
      width: edge.part ? 1 : 1.6, color: { color: style.colour, highlight: style.colour, opacity: chosen && !beside ? 0.25 : 1 },
    };
  };
  const options = { physics: false, layout: { improvedLayout: false }, edges: { smooth: false }, interaction: { hideEdgesOnDrag: true } };
  const network = new vis.Network(at("picture"), { nodes: [], edges: [] }, options);
  let first = true;
  const draw = () => {
    const view = { scale: network.getScale(), position: network.getViewPosition() };
    const near = new Set([chosen, ...(around.get(chosen) || []).flatMap((edge) => [edge.from, edge.to])]);
    const seen = data.nodes.filter((node) => isShown(node) || near.has(node.id));
    const ids = new Set(seen.map((node) => node.id));
    const lines = data.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
    network.setData({ nodes: seen.map((node) => drawnNode(node, near)), edges: lines.map(drawnEdge) });
    if (first) network.fit(); else network.moveTo(view);
    first = false;
  };

  const link = (id) => {
    const button = make("button", nodes.get(id).label);
    button.type = "button";
    button.addEventListener("click", () => choose(id, true));
    return button;
  };
  const edgeItem = (edge, id) => {
    const item = make("li");
    const out = edge.from === id;
    item.append(make("span", out ? `${edge.label} → ` : `← ${edge.label} `, edge.negated ? "negated" : "faint"), link(out ? edge.to : edge.from));
    for (const piece of edge.evidence) {
      const quote = make("blockquote", piece.text);
      quote.append(document.createElement("br"), make("small", piece.place, "faint"));
      item.append(quote);
    }
    return item;
  };
  const choose = (id, move) => {
    chosen = id;
    const node = nodes.get(id);
    at("name").textContent = node.label;
    const details = [make("p", node.about, "faint"), ...node.lines.map((line) => make("p", line))];
    const list = make("ul");
    const links = [...around.get(id)].sort((a, b) => a.part - b.part);
    list.append(...links.map((edge) => edgeItem(edge, id)));
    at("details").replaceChildren(...details, make("h3", `Links (${links.length})`), list);
    draw();
    if (move) network.focus(id, { scale: Math.max(network.getScale(), 0.8) });
    if (move) at("name").focus();
  };
  network.on("click", (event) => { if (event.nodes.length) choose(event.nodes[0], false); });

  const list = () => {
    const typed = at("search").value.trim().toLowerCase();
    const fits = data.nodes.filter((node) => (typed ? node.find.includes(typed) : shown.has(node.kind)));
    const order = data.kinds.map((kind) => kind.name);
    fits.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    at("listed").textContent = `Names (${fits.length})`;
    const items = fits.slice(0, 500).map((node) => {
      const item = make("li");
      item.append(link(node.id), make("span", ` ${node.owner || node.kind}`, "faint"));
      return item;
    });
    if (fits.length > items.length) items.push(make("li", `${fits.length - items.length} more: search for them`, "faint"));
    at("list").replaceChildren(...items);
  };
  at("search").addEventListener("input", list);
  at("search").addEventListener("keydown", (event) => {
    const button = at("list").querySelector("button");
    if (event.key === "Enter" && button) button.click();
  });
  for (const kind of data.kinds) {
    const label = make("label");
    const box = make("input");
    const swatch = make("span", "", "swatch");
    box.type = "checkbox";
    box.checked = shown.has(kind.name);
    box.addEventListener("change", () => { shown[box.checked ? "add" : "delete"](kind.name); draw(); list(); });
    swatch.style.background = data.styles[kind.name].colour;
    label.title = kind.definition;
    label.append(box, " ", swatch, `${kind.name} ${kind.count}`);
    at("kinds").append(label);
  }
  at("fit").addEventListener("click", () => network.fit());
  at("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    draw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  list();
  draw();
})();
