// The words beside a picture: headings, statements with their sentences, tables and route cards, each node a button.
//
// What Python sends is plain values; every word of it becomes textContent, so nothing in a note can be anything but text.

const rooms = new WeakMap(); // parentElement -> {box, send}

export default function ({ parentElement, data, setTriggerValue }) {
  let room = rooms.get(parentElement);
  if (!room) {
    room = { box: make("div", { class: "words" }) };
    room.box.addEventListener("keydown", rove);
    parentElement.append(room.box);
    rooms.set(parentElement, room);
  }
  room.send = (event, id) => setTriggerValue("act", { event, id });
  const held = parentElement.activeElement;
  const name = held?.dataset.name;
  const send = (event, id) => room.send(event, id);
  room.box.replaceChildren(...parts(data, send).filter(Boolean));
  if (held) refocus(room.box, name);
}

function parts(data, send) {
  return [
    data.head && head(data.head, send),
    ...(data.routes ?? []).map((route) => card(route, send)),
    ...(data.sections ?? []).map((section) => sectionOf(section, send)),
  ];
}

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== "" && child !== null && child !== undefined && child !== false));
  return made; // append() takes strings as text nodes
}

function button(text, event, id, send, attributes = {}) {
  const made = make("button", { type: "button", "data-name": `${event} ${id}`, ...attributes }, text);
  made.addEventListener("click", () => send(event, id));
  return made;
}

function refocus(box, name) {
  const same = [...box.querySelectorAll("button")].find((one) => one.dataset.name === name);
  (same ?? box.querySelector("h2") ?? box.querySelector("button"))?.focus({ preventScroll: Boolean(same) });
}

function rove(press) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[press.key];
  const list = press.target.closest("[data-rove]");
  if (!step || !list) return;
  const stops = [...list.querySelectorAll("button.node")];
  const next = stops[stops.indexOf(press.target) + step];
  press.preventDefault();
  if (!next) return;
  press.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function oneStop(list) {
  list.querySelectorAll("button.node").forEach((node, index) => (node.tabIndex = index ? -1 : 0));
  return list;
}

function head({ title, mark, lead, aliases, note, actions }, send) {
  const buttons = actions.map(({ label, event, id }) => button(label, event, id, send, { class: "action" }));
  const named = aliases.length && make("p", { class: "aliases" }, "also written ", aliases.join(" · "));
  const name = make("h2", { tabindex: "-1" }, title);
  const what = make("p", { class: "lead" }, dot(mark), lead);
  return make("header", {}, what, name, named || "", note && make("p", {}, note), make("div", { class: "actions" }, ...buttons));
}

function dot({ colour }) {
  const made = make("span", { class: "dot", "aria-hidden": "true" });
  made.style.background = colour;
  return made;
}

function sectionOf(section, send) {
  const { title, count, open, groups, table, items } = section;
  const summary = make("summary", {}, make("h3", {}, title), make("span", { class: "count" }, String(count)));
  const made = make("details", open ? { open: "" } : {}, summary);
  for (const group of groups ?? []) made.append(make("h4", {}, group.title), statements(group.items, send));
  if (items) made.append(statements(items, send));
  if (table) made.append(tableOf(table, send));
  return made;
}

function statements(items, send) {
  return oneStop(make("ul", { "data-rove": "" }, ...items.map((item) => statement(item, send))));
}

function statement({ words, negated, condition, quotes }, send) {
  const line = make("div", { class: "line" }, ...spaced(words.map((word) => wordOf(word, send))));
  if (condition) line.append(" ", make("em", { class: "condition" }, condition));
  return make("li", negated ? { class: "negated" } : {}, line, ...quoted(quotes));
}

function wordOf({ text, id }, send) {
  return id ? button(text, "select", id, send, { class: "node" }) : make("span", { class: "phrase" }, text);
}

function spaced(things) {
  return things.flatMap((thing, index) => (index ? [" ", thing] : [thing]));
}

function quoted(quotes) {
  const shown = quotes.map(({ text, place }) => make("blockquote", {}, text, " ", make("cite", {}, place)));
  if (shown.length < 2) return shown;
  const rest = make("details", { class: "more" }, make("summary", {}, `${shown.length - 1} more`), ...shown.slice(1));
  return [shown[0], rest];
}

function tableOf({ caption, columns, rows }, send) {
  const heads = make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)));
  const cell = (value) => make("td", {}, ...(value.words ? spaced(value.words.map((w) => wordOf(w, send))) : [value]));
  const body = rows.map((row) => make("tr", {}, ...row.map(cell)));
  const made = make("table", { "data-rove": "", "aria-label": caption }, make("thead", {}, heads), make("tbody", {}, ...body));
  return make("div", { class: "wide" }, oneStop(made));
}

function card({ number, chosen, names, chain, facts, steps }, send) {
  const pick = button(chain, "route", String(number), send, { "aria-pressed": String(chosen) });
  const title = make("h3", {}, make("span", { class: "number", "aria-hidden": "true" }, String(number)), pick);
  const hops = oneStop(make("ol", { "data-rove": "" }, ...steps.map((step) => hop(step, send))));
  const label = `Route ${number}: ${names.join(", ")}`;
  const kind = chosen ? "card chosen" : "card";
  return make("article", { class: kind, "aria-label": label }, title, make("p", { class: "lead" }, facts), hops);
}

function hop({ source, target, phrase, forward, condition, also, quotes }, send) {
  const arrow = make("span", { class: "arrow", "aria-hidden": "true" }, forward ? "→" : "←");
  const way = make("span", { class: "phrase" }, phrase);
  const middle = forward ? [way, arrow] : [arrow, way];
  const line = make("div", { class: "line" }, ...spaced([wordOf(source, send), ...middle, wordOf(target, send)]));
  if (condition) line.append(" ", make("em", { class: "condition" }, condition));
  return make("li", {}, line, ...quoted(quotes), also && make("p", { class: "also" }, also));
}
