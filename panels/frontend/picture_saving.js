// The picture as a file: what is in view as PNG, all of it as SVG written from the data, its text as text.

const MARGIN = 60; // around an SVG
const HEAD = 1.1; // size of arrows' heads in an SVG

function savePng(picture) {
  const seen = picture.canvas.querySelector("canvas");
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [seen.width, seen.height];
  const pen = copy.getContext("2d");
  pen.fillStyle = picture.theme.ground;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(seen, 0, 0);
  copy.toBlob((blob) => download(blob, fileName(picture, "png")), "image/png");
}

function saveSvg(picture) {
  const text = new XMLSerializer().serializeToString(svgOf(picture));
  download(new Blob([text], { type: "image/svg+xml" }), fileName(picture, "svg"));
}

// A name that any file system takes, whatever a note calls the node in the middle.
function fileName({ data, drawn }, ending) {
  const label = drawn.get(data.centre)?.label ?? data.view;
  const plain = label.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `linkspan-${plain || "picture"}.${ending}`;
}

function download(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function svgOf(picture) {
  const { theme, data, network, painter } = picture;
  const places = Object.fromEntries(data.nodes.map(({ id }) => [id, network.getPosition(id)]));
  const [left, top, wide, high] = frameOf(data.nodes, places);
  const svg = shape("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${wide} ${high}`, width: wide, height: high });
  svg.append(
    shape("title", {}, data.summary),
    shape("rect", { x: left, y: top, width: wide, height: high, fill: theme.ground }),
    ...data.edges.flatMap((edge) => svgLine(edge, places, picture)),
    ...data.nodes.map((node) => svgNode(node, places[node.id])),
    ...data.edges.filter(({ label, color }) => label && color.opacity === 1).map((edge) => {
      const { x, y } = painter.pointOn(edge.id, 0.5);
      return svgText(edge.label, x, y, WORD, theme, 6);
    }),
    ...data.nodes.map((node) => {
      const letters = painter.letters(node);
      const { x, y } = places[node.id];
      return svgText(node.label, x, y + node.size + 5 + (letters[0] * LINE) / 2, letters, theme, 4, node.opacity);
    }),
  );
  return svg;
}

function frameOf(nodes, places) {
  const wide = ({ label, size }) => Math.max(size, label.length * 4);
  const xs = nodes.flatMap((node) => [places[node.id].x - wide(node), places[node.id].x + wide(node)]);
  const ys = nodes.map((node) => places[node.id].y);
  const [left, top] = [Math.min(0, ...xs) - MARGIN, Math.min(0, ...ys) - MARGIN];
  return [left, top, Math.max(0, ...xs) + MARGIN - left, Math.max(0, ...ys) + MARGIN - top].map(Math.round);
}

// A line from rim to rim, bent as vis-network bends it, with its head; a denied one has a bar across its middle too.
function svgLine(edge, places, { drawn, network }) {
  const [from, to] = [places[edge.from], places[edge.to]];
  const middle = network.body.edges[edge.id].edgeType.getPoint(0.5);
  const bend = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const size = (id) => drawn.get(id).size + 2;
  const [start, end] = [towards(from, bend, size(edge.from)), towards(to, bend, size(edge.to))];
  const look = { stroke: edge.color.color, "stroke-width": edge.width, fill: "none", opacity: edge.color.opacity };
  if (edge.dashes) look["stroke-dasharray"] = edge.dashes.join(" ");
  const line = shape("path", { d: `M${point(start)} Q${point(bend)} ${point(end)}`, ...look });
  const parts = [line, svgHead(edge, end, Math.atan2(end.y - bend.y, end.x - bend.x))];
  if (edge.arrows.middle) parts.push(svgHead(edge, middle, Math.atan2(to.y - from.y, to.x - from.x)));
  return parts;
}

function svgHead(edge, { x, y }, angle) {
  const turn = `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})`;
  const size = HEAD * edge.arrows.to.scaleFactor;
  const d = HEADS[edge.arrows.to.type] ?? HEADS.arrow;
  return shape("path", { d, fill: edge.color.color, opacity: edge.color.opacity, transform: `${turn} scale(${size}) translate(-16 -8)` });
}

function svgNode({ shape: kind, size, color, opacity }, { x, y }) {
  const transform = `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${(size / 6.5).toFixed(3)}) translate(-8 -8)`;
  return shape("path", { d: SHAPES[kind] ?? SHAPES.dot, fill: color.background, opacity, transform });
}

function svgText(text, x, y, [size, weight], { ink, ground, face }, rim, opacity = 1) {
  const look = { "font-family": face, "font-size": size, "font-weight": weight, fill: ink, "text-anchor": "middle" };
  const halo = { stroke: ground, "stroke-width": rim, "paint-order": "stroke", "stroke-linejoin": "round" };
  const place = { x: x.toFixed(1), y: y.toFixed(1), "dominant-baseline": "central" };
  return shape("text", { ...place, ...look, ...halo, opacity: opacity < 1 ? MUTED : 1 }, text);
}

function towards(from, to, far) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * far, y: from.y + ((to.y - from.y) / length) * far };
}

function point({ x, y }) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
