// The names on the Atlas: those of the purposes first, then of services, the weightiest first, as many as have room.

function label(atlas) {
  const { view, data, way } = atlas;
  const taken = new Room();
  const texts = [];
  data.nodes.forEach(({ r }, index) => {
    const half = r * view.k * 0.8;
    const [x, y] = onScreen(atlas, index);
    if (inSight(atlas, x, y)) taken.keep(x - half, y - half, 2 * half, 2 * half);
  });
  const titles = new Room();
  for (const group of [...data.groups].sort((one, other) => other.count - one.count)) {
    const middle = view.x + view.k * group[way][0];
    const y = view.y + view.k * (group[way][1] + group.top) + Math.min(15, 17 * view.k);
    const wide = width(group.words, "650 12.5px");
    const x = inside(middle, wide / 2 + 4, atlas.width);
    const lit = data.groups.some(({ chosen }) => chosen) && !group.chosen;
    const place = [x - wide / 2 - 3, y - TITLE, wide + 6, TITLE + 3];
    if (!titles.free(...place)) continue;
    titles.keep(...place);
    taken.keep(...place);
    texts.push(title(group, x, y, lit));
  }
  const order = atlas.lit >= 0 ? [atlas.lit, ...data.nodes.keys()] : data.nodes.keys();
  const named = new Set();
  for (const index of order) {
    if (named.has(index)) continue;
    named.add(index);
    const text = nameOf(atlas, index, taken);
    if (text) texts.push(text);
  }
  atlas.names.replaceChildren(...texts);
}

// A name at the edge is moved in; one of a region out of sight is not held back.
function inside(x, half, width) {
  return x < 0 || x > width ? x : Math.max(half, Math.min(width - half, x));
}

function title(group, x, y, pale) {
  const text = drawn("text", { x, y, class: pale ? "purpose pale" : "purpose" });
  text.textContent = group.words;
  return tinted(text, group);
}

// A name stands below its service; where that is taken above it, else beside it, else nowhere.
function nameOf(atlas, index, taken) {
  const { view, data } = atlas;
  const { lines, r, group } = data.nodes[index];
  const [x, y] = onScreen(atlas, index);
  if (!inSight(atlas, x, y)) return null;
  const [wide, high, reach] = [Math.max(...lines.map((line) => width(line, "12px"))), lines.length * ROW, r * view.k + 1];
  const spots = [
    [x - wide / 2, y + reach, "middle"], [x - wide / 2, y - reach - high - 1, "middle"],
    [x + reach + 3, y - high / 2, "start"], [x - reach - 3 - wide, y - high / 2, "end"],
  ];
  const free = ([left, top]) => left > 0 && left + wide < atlas.width && taken.free(left, top, wide, high);
  const spot = spots.find(free) ?? (index === atlas.lit ? spots[0] : null);
  if (!spot) return null;
  taken.keep(spot[0], spot[1], wide, high);
  const dim = atlas.near ? !atlas.near.has(index) : atlas.pale(group);
  return nameAt(spot, wide, lines, dim ? "pale" : atlas.near ? "near" : "");
}

function nameAt([left, top, anchor], wide, lines, kind) {
  const x = left + { start: 0, middle: wide / 2, end: wide }[anchor];
  const text = drawn("text", { class: kind, "text-anchor": anchor });
  lines.forEach((line, row) => {
    const part = drawn("tspan", { x, y: top + 11 + row * ROW });
    part.textContent = line;
    text.append(part);
  });
  return text;
}

function onScreen({ view, at }, index) {
  return [view.x + view.k * at[index][0], view.y + view.k * at[index][1]];
}

function inSight(atlas, x, y) {
  return x > -60 && y > -40 && x < atlas.width + 60 && y < atlas.height + 40;
}

// How wide words are on the screen; measured once, for measuring is slow.
const widths = new Map();
let pen;

function width(words, font) {
  const key = `${font} ${words}`;
  if (!widths.has(key)) {
    pen ??= document.createElement("canvas").getContext("2d");
    pen.font = `${font} "Source Sans", sans-serif`;
    widths.set(key, pen.measureText(words).width);
  }
  return widths.get(key);
}

// Which stretches of the screen are taken: boxes found again by the cells of a grid that they touch.
class Room {
  constructor() {
    this.cells = new Map();
  }

  free(x, y, wide, high) {
    const meets = (box) => x < box.x + box.wide && box.x < x + wide && y < box.y + box.high && box.y < y + high;
    return !this.keys(x, y, wide, high).some((key) => this.cells.get(key)?.some(meets));
  }

  keep(x, y, wide, high) {
    for (const key of this.keys(x, y, wide, high)) this.cells.set(key, [...(this.cells.get(key) ?? []), { x, y, wide, high }]);
  }

  keys(x, y, wide, high) {
    const keys = [];
    for (let column = Math.floor(x / 64); column <= Math.floor((x + wide) / 64); column++)
      for (let row = Math.floor(y / 32); row <= Math.floor((y + high) / 32); row++) keys.push(`${column} ${row}`);
    return keys;
  }
}
