// A picture in words: the list of all that is drawn, each node with its links and all that can be done with it.

const KEYS = { e: "expand", c: "collapse", h: "hide", p: "pin", m: "centre" };
const LINKS = 5; // links of a node that are listed before the rest is asked for
const HOW =
  "Arrow keys go from node to node, and along a node's links. Enter selects, Shift+Enter adds to the selection; " +
  "E expands, C collapses, P pins, H hides, M explores from here, Ctrl+Z undoes.";

function twinOf({ selected, ...told }, send, opened) {
  const twin = { ...told, nodes: told.nodes.map((node) => ({ ...node, selected: selected.includes(node.id) })) };
  const list = make("ol", { class: "twin", "data-rove": "", "aria-label": "Nodes drawn" }, ...twin.nodes.map((node) => rowOf(node, twin, send, opened)));
  oneStop(list);
  const first = list.querySelector("[aria-pressed=true].node") ?? list.querySelector(".node");
  list.querySelectorAll("button").forEach((stop) => (stop.tabIndex = stop === first || stop.closest(".tools") ? 0 : -1));
  list.addEventListener("keydown", (press) => pressed(press, twin, send));
  return [make("p", { class: "lead" }, twin.summary), stepsBack(twin, send), hiddenOf(twin, send), make("p", { class: "hint" }, HOW), list];
}

function stepsBack({ undo, redo, changed }, send) {
  const verbs = [["Undo", "undo", undo], ["Redo", "redo", redo], ["Clear", "clear", changed]];
  const made = verbs.map(([label, event, can]) => button(label, { event }, send, { class: "action", ...(can ? {} : { disabled: "" }) }));
  return make("div", { class: "actions" }, ...made);
}

function hiddenOf({ hidden }, send) {
  if (!hidden.length) return "";
  const back = hidden.map(({ text, id }) => button(text, { event: "show", id }, send, { class: "stub", "aria-label": `Bring back ${text}` }));
  const all = hidden.length > 1 && button("all", { event: "show" }, send, { class: "stub", "aria-label": "Bring back all" });
  return make("div", { class: "stubs", role: "group", "aria-label": "Hidden" }, make("span", { class: "also" }, "Hidden, bring back:"), ...back, all);
}

function rowOf(node, twin, send, opened) {
  const name = button(node.text, { event: "select", id: node.id }, send, { class: "node", "aria-pressed": String(node.selected) });
  name.dataset.row = node.id;
  const states = [node.centre && "in the middle", node.pinned && "pinned"].filter(Boolean).join(", ");
  const more = node.stubs.map(({ name: word, count }) => `${word} ${count}`).join(" · ");
  const lead = make("span", { class: "also" }, [node.lead, states].filter(Boolean).join(" · "));
  const line = make("div", { class: "line" }, dot(node.mark), " ", name, " ", lead);
  const rest = more && !node.selected && make("p", { class: "also" }, `not drawn: ${more}`); // selected, they are buttons
  return make("li", node.selected ? { class: "selected" } : {}, line, node.selected && toolsOf(node, send), linksOf(node, send, opened), rest);
}

function toolsOf(node, send) {
  const verb = (label, event) => button(label, { event, id: node.id }, send, { class: "action" });
  const verbs = [
    node.stubs.length > 0 && verb("Expand", "expand"),
    node.collapses && verb("Collapse", "collapse"),
    verb(node.pinned ? "Unpin" : "Pin", "pin"),
    !node.centre && verb("Hide", "hide"),
    !node.centre && verb("Explore from here", "centre"),
  ];
  const stubs = node.stubs.map(({ name, count }) => button(`${name} ${count}`, { event: "expand", id: node.id, value: name }, send, { class: "stub" }));
  const more = stubs.length > 0 && make("div", { class: "stubs" }, make("span", { class: "also" }, "Not drawn"), ...stubs);
  return make("div", { class: "tools", role: "group", "aria-label": `What to do with ${node.text}` }, make("div", { class: "actions" }, ...verbs), more);
}

function linksOf(node, send, opened) {
  if (!node.links.length) return "";
  const shown = opened.has(node.id) ? node.links : node.links.slice(0, LINKS);
  const rest = node.links.length - shown.length;
  const made = shown.map((link) => linkOf(link, send));
  const more = rest > 0 && make("button", { type: "button", class: "rest", "data-name": `rest ${node.id}` }, `and ${rest} more`);
  const list = make("div", { class: "links" }, ...made, more);
  more?.addEventListener?.("click", () => {
    opened.add(node.id);
    const all = node.links.slice(shown.length).map((link) => linkOf(link, send));
    more.replaceWith(...all);
    list.querySelectorAll("button").forEach((stop) => (stop.tabIndex = -1));
    all[0].querySelector("button").focus();
  });
  return list;
}

function linkOf({ id, phrase, other, negated, condition }, send) {
  const said = button(phrase, { event: "link", id }, send, { class: "link", "aria-label": `${phrase} ${other.text}, the sentences` });
  const end = wordOf(other, send);
  end.dataset.node = other.id;
  const line = make("div", negated ? { class: "negated" } : {}, said, " ", end);
  if (condition) line.append(" ", make("em", { class: "condition" }, condition));
  return line;
}

function pressed(press, twin, send) {
  const id = press.target.dataset.row ?? press.target.dataset.node;
  if (!id || press.ctrlKey || press.metaKey || press.altKey) return;
  const verb = KEYS[press.key.toLowerCase()];
  const adds = press.shiftKey && (press.key === "Enter" || press.key === " ");
  if (!verb && !adds) return;
  press.preventDefault();
  press.stopPropagation(); // Streamlit has letters of its own
  if (verb) return send({ event: verb, id });
  const others = twin.nodes.filter((node) => node.selected && node.id !== id).map((node) => node.id);
  const was = twin.nodes.find((node) => node.id === id)?.selected;
  send({ event: "select", ids: was ? others : [...others, id] });
}
