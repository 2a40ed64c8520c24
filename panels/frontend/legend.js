// The legend of a picture: every kind and relation with its sign and how many there are; a click hides or shows it.
//
// Joined before the parts of the picture, for a component is one script.

function element(tag, attributes = {}, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

function shape(tag, attributes = {}, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (name !== "xmlns") made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

function showLegend(picture) {
  const { data, legend, frame } = picture;
  const text = JSON.stringify(data.legend);
  if (legend.shown === text) return;
  legend.shown = text;
  const toggle = (id) => picture.send("toggle", { id });
  keepingFocus(legend, frame, () => legend.replaceChildren(...data.legend.map((entry) => legendEntry(entry, toggle))));
}

function legendEntry({ name, label, count, shown, mark, hint, toggles }, toggle) {
  const entry = toggles
    ? element("button", { type: "button", "aria-pressed": String(shown), "data-name": name, title: hint })
    : element("span", { class: "entry", title: hint });
  entry.append(glyph(mark), element("span", {}, label), element("span", { class: "count" }, String(count)));
  if (toggles) entry.addEventListener("click", () => toggle(name));
  return entry;
}

const SHAPES = {
  dot: "M8 2a6 6 0 1 0 .01 0z",
  square: "M3 3h10v10H3z",
  diamond: "M8 1l7 7-7 7-7-7z",
  triangle: "M8 2l7 12H1z",
  triangleDown: "M8 14L1 2h14z",
  hexagon: "M4 2h8l4 6-4 6H4L0 8z",
  star: "M8 1l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z",
};

// The heads of arrows, drawn at the end of a line as vis-network draws them.
const HEADS = {
  arrow: "M8 3l8 5-8 5 2-5z",
  triangle: "M7 2l9 6-9 6z",
  vee: "M6 2h4l6 6-6 6H6l5-6z",
  box: "M7 3h9v10H7z",
  circle: "M11 3a5 5 0 1 0 .01 0z",
  curve: "M7 2a7 7 0 0 1 0 12v-2a5 5 0 0 0 0-8z",
  crow: "M16 2L8 7v2l8 5v-2L9 8l7-4z",
  diamond: "M11 3l5 5-5 5-5-5z",
  bar: "M12 2h3v12h-3z",
};

function glyph({ shape: name, colour, head, dashed }) {
  const line = dashed ? "M0 7h3v2H0z M5 7h3v2H5z" : "M0 7h8v2H0z";
  const svg = shape("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
  svg.append(shape("path", { d: head ? `${line} ${HEADS[name] ?? HEADS.arrow}` : SHAPES[name] ?? SHAPES.dot, fill: colour }));
  return svg;
}
