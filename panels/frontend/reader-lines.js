// The lines of a note: numbers, marked words, one tab stop that arrows move, and the panel under the open line.

const WORDS = { nothing: "nothing was read", silent: "" };

function lines(data, send) {
  const list = make("ol", { class: "lines", "aria-label": `Lines of ${data.name}` }, ...data.lines.map((line) => lineOf(line)));
  const rows = [...list.querySelectorAll(".row")];
  const first = rows.find((row) => Number(row.dataset.line) === data.open) ?? rows[0];
  if (first) first.tabIndex = 0;
  list.addEventListener("keydown", (event) => walk(event, list, data.name, send));
  list.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (row && !String(row.getRootNode().getSelection?.() ?? getSelection())) choose(row, data.name, send);
  });
  return list;
}

function lineOf({ number, outcome, count, pieces }) {
  const text = make("span", { class: "text", dir: "auto" }, ...pieces.map(([words, kinds]) =>
    kinds.length ? make("span", { class: `w ${kinds.join(" ")}` }, words) : words));
  const facts = count ? make("span", { class: "count", title: `${count} facts` }, String(count)) : "";
  const gave = outcome === "nothing" ? make("span", { class: "unseen" }, `, ${WORDS.nothing}`) : "";
  const row = make("div", { class: `row ${outcome}`, role: "button", tabindex: "-1", "aria-expanded": "false", "data-line": number },
    make("span", { class: "number" }, String(number)), text, facts, gave);
  return make("li", {}, row);
}

function choose(row, name, send) {
  const list = row.closest(".lines");
  for (const one of list.querySelectorAll('.row[tabindex="0"]')) one.tabIndex = -1;
  row.tabIndex = 0;
  row.focus({ preventScroll: true });
  send({ event: "line", id: name, value: row.dataset.line });
}

function walk(event, list, name, send) {
  const row = event.target.closest(".row");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...list.querySelectorAll(".row")];
  const at = rows.indexOf(row);
  const next = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[event.key];
  if (next) {
    event.preventDefault();
    row.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(row, name, send);
  }
}

// Opens the line of the address and closes the one before; it is brought into sight where it is not.
function opened(box, data, send, moved) {
  for (const panel of box.querySelectorAll(".panel")) panel.remove();
  for (const row of box.querySelectorAll('.row[aria-expanded="true"]')) row.setAttribute("aria-expanded", "false");
  let first = null;
  let base = 0;
  for (const line of data.lines.filter(({ number }) => number === data.open)) {
    const row = [...box.querySelectorAll(`.row[data-line="${line.number}"]`)][first ? 1 : 0];
    if (!row) continue;
    row.setAttribute("aria-expanded", "true");
    row.after(panelOf(line, base, send));
    base += line.facts.length;
    first ??= row;
  }
  if (first && moved) bringInSight(first);
}

function bringInSight(row) {
  const { top, bottom } = row.getBoundingClientRect();
  if (top < 60 || bottom > innerHeight - 120) row.scrollIntoView({ block: "center" });
}

function panelOf({ facts, spans, outcome }, base, send) {
  const empty = outcome === "nothing" ? "Nothing was read from this line." : "This line says nothing by itself.";
  const told = facts.length
    ? make("ul", { class: "facts" }, ...facts.map((fact, index) => factOf(fact, base + index, send)))
    : make("p", {}, empty);
  const words = spans.map(([text, kind, rule]) =>
    make("li", {}, make("span", { class: `w ${kind}`, dir: "auto" }, text), make("span", { class: "why" }, `${kind} · ${rule}`)));
  return make("div", { class: "panel" }, told,
    words.length ? make("details", { class: "words" }, make("summary", {}, `Words that were recognised (${words.length})`), make("ul", {}, ...words)) : "");
}

function factOf({ kind, words, rule, sure, stretch, from, to }, index, send) {
  const open = button("", { event: "fact", id: String(index) }, send, { class: "fact", title: "See it in the graph" });
  open.append(...spaced(words.map(([text, named]) => (named ? make("b", { dir: "auto" }, text) : text))));
  const why = make("span", { class: "why" }, `${kind} · ${sure} · rule “${rule}” · characters ${from}–${to}`);
  why.title = stretch;
  return make("li", {}, open, why);
}
