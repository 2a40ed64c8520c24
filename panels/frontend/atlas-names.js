// The names on the Atlas: those of the purposes first, then of services, the weightiest first, as many as have room.

function label(atlas) {
  const names = new Room(); // where words stand, and the circles of the weightiest, which no name covers
  const taken = new Room(); // where words or circles do
  const texts = titles(atlas, names, taken);
  const inView = [...atlas.data.nodes.keys()].filter((index) => inSight(atlas, ...onScreen(atlas, index)));
  const room = atlas.width * atlas.height;
  const ordered = atlas.lit >= 0 ? [atlas.lit, ...inView.filter((index) => index !== atlas.lit)] : inView;
  const surely = (rank) => rank < room / SURELY;
  ordered.forEach((index, rank) => {
    const half = atlas.data.nodes[index].r * atlas.view.k * 0.8;
    const [x, y] = onScreen(atlas, index);
    for (const one of surely(rank) ? [names, taken] : [taken]) one.keep(x - half, y - half, 2 * half, 2 * half);
  });
  ordered.slice(0, room / NAMED).forEach((index, rank) => {
    const text = nameOf(atlas, index, taken, surely(rank) ? names : taken);
    if (!text) return;
    names.keep(...text.box);
    taken.keep(...text.box);
    texts.push(text.drawn);
  });
  atlas.names.replaceChildren(...texts);
}

function titles(atlas, names, taken) {
  const { view, data, way } = atlas;
  const some = data.groups.some(({ chosen }) => chosen);
  const texts = [];
  for (const group of [...data.groups].sort((one, other) => other.count - one.count)) {
    const wide = width(group.words, "650 12.5px");
    const x = inside(view.x + view.k * group[way][0], wide / 2 + 4, atlas.width);
    const y = view.y + view.k * (group[way][1] + group.top) + Math.min(15, 17 * view.k);
    const place = [x - wide / 2 - 3, y - TITLE, wide + 6, TITLE + 3];
    if (!names.free(...place)) continue;
    names.keep(...place);
    taken.keep(...place);
    texts.push(title(group, x, y, some && !group.chosen));
  }
  return texts;
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

// A name stands below its service; where that is taken above it, else beside it; the weightiest may cover lighter circles.
function nameOf(atlas, index, taken, otherwise) {
  const { view, data } = atlas;
  const { lines, r, group } = data.nodes[index];
  const [x, y] = onScreen(atlas, index);
  const [wide, high, reach] = [Math.max(...lines.map((line) => width(line, "12px"))), lines.length * ROW, r * view.k + 1];
  const spots = [
    [x - wide / 2, y + reach, "middle"], [x - wide / 2, y - reach - high - 1, "middle"],
    [x + reach + 3, y - high / 2, "start"], [x - reach - 3 - wide, y - high / 2, "end"],
  ];
  const within = ([left]) => left > 0 && left + wide < atlas.width;
  const free = (room) => spots.find((spot) => within(spot) && room.free(spot[0] - 1.5, spot[1], wide + 3, high));
  const spot = free(taken) ?? free(otherwise) ?? (index === atlas.lit ? spots[0] : null);
  if (!spot) return null;
  const dim = atlas.near ? !atlas.near.has(index) : atlas.pale(group);
  const drawn = nameAt(spot, wide, lines, dim ? "pale" : atlas.near ? "near" : "");
  return { drawn, box: [spot[0], spot[1], wide, high] };
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
