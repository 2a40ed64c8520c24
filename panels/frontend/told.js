// What is told of a node or a link: its head with what can be done, sections of statements, tables; lists end in "more".

function wordOf({ text, id, place }, send) {
  if (place) return button(text, { event: "place", id: place }, send, { class: "place", "aria-label": `${place}, open the note` });
  return id ? button(text, { event: "select", id }, send, { class: "node" }) : make("span", { class: "phrase" }, text);
}

function dot({ colour }) {
  const made = make("span", { class: "dot", "aria-hidden": "true" });
  made.style.background = colour;
  return made;
}

function headOf({ title, marks, lead, aliases, note, steps, actions }, send) {
  const name = make("h2", { tabindex: "-1" }, title);
  const what = make("p", { class: "lead" }, ...marks.map(dot), lead);
  const also = aliases.map((alias) => make("span", { class: "alias" }, alias.text, " ", alias.place && wordOf({ ...alias, text: alias.place }, send)));
  return make(
    "header",
    {},
    steps && stepsOf(steps, send),
    what,
    name,
    aliases.length > 0 && make("p", { class: "aliases" }, "also written ", ...also.flatMap((one, index) => (index ? [" · ", one] : [one]))),
    note && make("p", { class: "note" }, note),
    actionsOf(actions ?? [], send),
  );
}

function actionsOf(actions, send) {
  const made = actions.map(({ label, pressed, ...act }) => {
    const state = pressed === undefined ? {} : { "aria-pressed": String(pressed) };
    return button(label, act, send, { class: "action", ...state });
  });
  return make("div", { class: "actions" }, ...made);
}

function stepsOf({ text, previous, next }, send) {
  const step = (sign, words, to) => {
    const made = button(sign, { event: "select", id: to.id }, send, { class: "step", "aria-label": `${words}: ${to.label}`, title: to.label });
    made.dataset.name = words; // the button keeps the focus while the nodes change
    return made;
  };
  return make("nav", { class: "steps", "aria-label": "Nodes drawn" }, step("◀", "Previous", previous), make("span", {}, text), step("▶", "Next", next));
}

function sectionOf(section, send) {
  const { title, count, open, groups, table, items } = section;
  const summary = make("summary", {}, make("h3", {}, title), make("span", { class: "count" }, count.toLocaleString("en")));
  const made = make("details", open ? { open: "", "data-name": title } : { "data-name": title }, summary);
  for (const group of groups ?? []) made.append(make("h4", {}, group.title), statements(group.items, send), restOf(group, send));
  if (items) made.append(statements(items, send));
  if (table) made.append(tableOf(table, send));
  made.append(restOf(section, send));
  return made;
}

function restOf({ key, rest, title }, send) {
  if (!rest) return "";
  const label = `and ${rest.toLocaleString("en")} more`;
  return button(label, { event: "more", id: key }, send, { class: "rest", "aria-label": `${title}: ${label}` });
}

function statements(items, send) {
  return oneStop(make("ul", { "data-rove": "" }, ...items.map((item) => statement(item, send))));
}

function statement({ words, negated, condition, quotes, how, wrong }, send) {
  const line = make("div", { class: "line" }, ...spaced(words.map((word) => wordOf(word, send))));
  if (condition) line.append(" ", make("em", { class: "condition" }, condition));
  const said = how ? quotes.map((quote) => quoteOf(quote, send)) : quotesOf(quotes, send); // asked for, all of them are told
  const told = words.map(({ text }) => text).join(" ");
  const strike = wrong && button("This is wrong", { event: "wrong", ids: [wrong] }, send, { class: "rest", "aria-label": `This is wrong: ${told}` });
  return make("li", negated ? { class: "negated" } : {}, line, ...said, how && make("p", { class: "how" }, how), strike);
}

function tableOf({ caption, columns, rows }, send) {
  const heads = make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)));
  const cell = (value) => make("td", {}, ...(value.words ? spaced(value.words.map((word) => wordOf(word, send))) : value.quotes ? quotesOf(value.quotes, send) : [value]));
  const body = rows.map((row) => make("tr", {}, ...row.map(cell)));
  const made = make("table", { "data-rove": "", "aria-label": caption }, make("thead", {}, heads), make("tbody", {}, ...body));
  return make("div", { class: "wide" }, oneStop(made));
}

// A list is one tab stop: up and down go from row to row, left and right from button to button in a row.
function oneStop(list) {
  list.querySelectorAll("button").forEach((stop, index) => (stop.tabIndex = index ? -1 : 0));
  return list;
}

const ROWS = { ArrowDown: 1, ArrowUp: -1 };
const BESIDE = { ArrowRight: 1, ArrowLeft: -1 };

function rove(press) {
  const list = press.target.closest("[data-rove]");
  const steps = ROWS[press.key] ?? BESIDE[press.key];
  if (!steps || !list) return;
  const rows = [...list.querySelectorAll("li, tbody tr")].filter((row) => row.querySelector("button"));
  const row = press.target.closest("li, tr");
  const near = (from, all) => all[all.indexOf(from) + steps];
  const next = ROWS[press.key] ? near(row, rows)?.querySelector("button") : near(press.target, [...row.querySelectorAll("button")]);
  press.preventDefault();
  if (!next) return;
  press.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
