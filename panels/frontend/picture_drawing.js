// What is drawn: nodes and lines dressed for the theme, and only what changed handed on to vis-network.

const FAINT = { light: 0.3, dark: 0.38 }; // how much is seen of links that are not a selected node's
const VEIL = { light: 28, dark: 42 }; // percent of its colour that a dimmed node keeps
const DIM = { light: 0.22, dark: 0.42 }; // how much is seen at least of dimmed lines: on dark ground the same looks fainter
const BOW = 0.2; // how far lines between the same two nodes bend apart

function themeOf(host) {
  const style = getComputedStyle(host);
  const colour = (name) => style.getPropertyValue(name).trim();
  return {
    ink: colour("--st-text-color"),
    ground: colour("--st-background-color"),
    accent: colour("--st-primary-color"),
    face: colour("--st-font") || "sans-serif",
    scheme: style.colorScheme.includes("dark") ? "dark" : "light",
  };
}

// What Python left out since it is the same in each node and line, in the words of vis-network.
function filledOut(data) {
  return { ...data, nodes: data.nodes.map(fullNode), edges: data.edges.map(fullEdge) };
}

function fullNode({ colour, ...node }) {
  if (!colour) return node;
  const fill = { background: colour, border: colour };
  return { ...node, color: { ...fill, highlight: fill, hover: fill } };
}

function fullEdge({ colour, opacity, head, ...edge }) {
  if (!colour) return edge;
  const [type, scaleFactor, denied] = head;
  const end = { enabled: true, type, scaleFactor };
  const color = { color: colour, highlight: colour, hover: colour, opacity };
  return { ids: [edge.id], ...edge, color, arrows: denied ? { to: end, middle: end } : { to: end } };
}

function drawNodes(picture) {
  const dressed = picture.data.nodes.map((node) => {
    const { label, opacity, color, ...rest } = node; // words are the painter's
    const more = picture.data.stubs[node.id];
    const title = more ? `${node.title}\nnot drawn: ${more.map((one) => `${one[1]} ${one[2]}`).join(" · ")}` : node.title;
    return { ...rest, title, color: opacity < 1 ? veiled(color, picture.theme) : color, borderWidth: 1.5, borderWidthSelected: 1.5 };
  });
  replace(picture.nodes, dressed, (node) => {
    delete node.x; // what is on the screen stays where it is, dragged or not
    delete node.y;
  });
}

// What is dimmed is mixed with the ground: were it seen through, lines would be seen under it.
function veiled({ background }, { ground, scheme }) {
  const fill = `color-mix(in srgb, ${background} ${VEIL[scheme]}%, ${ground})`;
  const both = { background: fill, border: fill };
  return { ...both, highlight: both, hover: both };
}

function drawEdges(picture) {
  const dressed = apart(picture.data.edges).map(({ label, ids, ...edge }) => ({ ...edge, color: faded(picture, edge) }));
  replace(picture.edges, dressed, () => {});
}

function fadeEdges(picture) {
  const stale = [];
  for (const edge of picture.data.edges) {
    const color = faded(picture, edge);
    if (picture.edges.get(edge.id).color.opacity !== color.opacity) stale.push({ id: edge.id, color });
  }
  if (stale.length) picture.edges.update(stale);
}

function faded({ selection, theme }, { color, from, to }) {
  const beside = !selection.length || selection.includes(from) || selection.includes(to);
  const seen = Math.max(color.opacity, DIM[theme.scheme]);
  return { ...color, opacity: beside ? seen : Math.min(seen, FAINT[theme.scheme]) };
}

// Bring a DataSet to what is wanted; what is as it was is left alone, so that a click does not draw all anew.
function replace(set, wanted, keep) {
  const ids = new Set(wanted.map((one) => one.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  const dressed = (set.dressed ??= new Map()); // id -> what it was given last, as text
  if (gone.length) set.remove(gone);
  for (const id of gone) dressed.delete(id);
  const changed = [];
  for (const one of wanted) {
    const known = dressed.has(one.id);
    if (known) keep(one);
    const { x, y, ...look } = one;
    const text = JSON.stringify(look);
    if (known && dressed.get(one.id) === text) continue;
    dressed.set(one.id, text);
    changed.push(one);
  }
  if (changed.length) set.update(changed);
}

// Bend lines between the same two nodes apart, to both sides alike; one alone is straight.
function apart(edges) {
  const pairs = new Map();
  const pair = ({ from, to }) => (from < to ? `${from}\n${to}` : `${to}\n${from}`);
  for (const edge of edges) pairs.set(pair(edge), [...(pairs.get(pair(edge)) ?? []), edge]);
  return edges.map((edge) => {
    const lines = pairs.get(pair(edge));
    const side = (lines.indexOf(edge) - (lines.length - 1) / 2) * (edge.from < edge.to ? 1 : -1);
    if (!side) return { ...edge, smooth: false };
    const type = side > 0 ? "curvedCW" : "curvedCCW";
    return { ...edge, smooth: { enabled: true, type, roundness: BOW * Math.abs(side) } };
  });
}
