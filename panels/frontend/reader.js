// The reader: notes as they were written, words coloured by what they are, and under a line what was read from it.
//
// Joined after elements.js and reader-lines.js. Every word of a note becomes a text node.

const readers = new WeakMap(); // parentElement -> {box, live, send}
const shown = new WeakMap(); // box -> {key, open}

export default function ({ parentElement, data, setTriggerValue }) {
  const { box, live, send } = room(readers, parentElement, "reader", setTriggerValue);
  if (data.lines) return note(box, live, data, send);
  shown.delete(box);
  const parts = data.hits ? found(data, send) : list(data, send);
  renewed(box, parentElement, parts);
  say(live, data.title);
}

// The same note stays where it is: only what is open changes, so that focus and scroll are kept.
function note(box, live, data, send) {
  const key = JSON.stringify([data.name, data.only, data.parts, data.lines.map(({ number, count }) => [number, count])]);
  const before = shown.get(box);
  const same = before?.key === key;
  const head = header(data, send);
  if (same) {
    box.firstChild.replaceWith(head);
    if (before.focus) [...head.querySelectorAll("button")].find((one) => one.dataset.name === before.focus)?.focus();
  } else box.replaceChildren(head, lines(data, send), foot(data, send));
  shown.set(box, { key, open: data.open, focus: "" });
  head.addEventListener("click", (event) => {
    const name = event.target.closest("button")?.dataset.name;
    if (name) shown.get(box).focus = name;
  });
  opened(box, data, send, !same || before.open !== data.open);
  say(live, told(data));
}

function told(data) {
  const line = data.lines.find(({ number }) => number === data.open);
  if (!line) return `${data.name}, ${data.words}`;
  return line.facts.length ? `Line ${line.number}: ${line.facts.map(({ words }) => plainWords(words)).join("; ")}` : `Line ${line.number}: nothing was read`;
}

function plainWords(words) {
  return words.map(([text]) => text).join(" ");
}

function header(data, send) {
  const legend = make("ul", { class: "kinds", "aria-label": "What words are" },
    ...data.kinds.map(([kind, count]) => make("li", {}, make("span", { class: `w ${kind}` }, kind), make("span", { class: "count" }, String(count)))));
  const step = (label, line, sign) => {
    const made = button(sign, { event: "line", id: data.name, value: String(line) }, send, { class: "action", "data-name": label, "aria-label": label });
    made.disabled = !line;
    return made;
  };
  const only = button(data.only ? "Show all lines" : `Only lines that gave nothing (${data.nothing})`, { event: "only" }, send,
    { class: "action", "aria-pressed": String(data.only) });
  const tools = make("div", { class: "tools" },
    button("‹ All notes", { event: "note", id: "" }, send, { class: "action" }),
    step("Previous line with facts", data.back, "↑ Previous"), step("Next line with facts", data.on, "↓ Next"),
    data.nothing || data.only ? only : "");
  return make("header", {}, make("h2", { tabindex: "-1", dir: "auto" }, data.name), make("p", { class: "lead" }, data.words),
    data.gone ? make("p", { class: "gone" }, data.gone) : "", tools, data.kinds.length ? legend : "", partsOf(data, send));
}

function partsOf(data, send) {
  if (!data.parts.length) return "";
  const choices = data.parts.map(([words, first, here]) =>
    button(words, { event: "line", id: data.name, value: String(first) }, send, here ? { "aria-current": "true" } : {}));
  return make("nav", { class: "parts", "aria-label": "Parts of the note" }, "Lines ", ...choices);
}

function foot(data, send) {
  return data.parts.length ? partsOf(data, send) : make("p", { class: "end" }, data.lines.length ? "" : "There is no such line.");
}

function list({ notes, title, lead, more }, send) {
  const rows = notes.map((one) => noteRow(one, send));
  const head = make("div", {}, make("h2", { tabindex: "-1" }, title), make("p", { class: "lead" }, lead));
  return [head, make("ul", { class: "notes" }, ...rows), more && make("p", { class: "lead" }, more)];
}

function noteRow({ name, lines: length, facts, share }, send) {
  const bar = make("span", { class: "bar", "aria-hidden": "true" }, make("span"));
  bar.firstChild.style.width = `${Math.round(share * 100)}%`;
  const open = button(name, { event: "note", id: name }, send, { class: "node", dir: "auto" });
  return make("li", {}, open, make("span", { class: "count" }, `${length} · ${facts}`), bar);
}

function found({ hits, title, names }, send) {
  const byNote = new Map();
  for (const hit of hits) byNote.set(hit.name, [...(byNote.get(hit.name) ?? []), hit]);
  const groups = [...byNote].map(([name, own]) => make("section", {}, make("h3", { dir: "auto" }, name),
    make("ul", { class: "hits" }, ...own.map((hit) => hitRow(hit, send)))));
  const named = names.length ? make("section", {}, make("h3", {}, "Notes of that name"), make("ul", { class: "notes" }, ...names.map((one) => noteRow(one, send)))) : "";
  return [make("h2", { tabindex: "-1" }, title), named, ...groups];
}

function hitRow({ name, line, pieces }, send) {
  const open = button("", { event: "line", id: name, value: String(line) }, send, { class: "hit", dir: "auto" });
  open.append(make("span", { class: "number" }, String(line)), make("span", { class: "text" }, ...marked(pieces)));
  return make("li", {}, open);
}
