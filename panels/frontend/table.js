// A table that people sort, page and walk by keyboard: a real <table>, its heads buttons, its cells words and bars.
//
// Python sorts and cuts; what is pressed here goes there and comes back as new rows. Every word becomes textContent.

const tables = new WeakMap(); // parentElement -> {box, send}

export default function ({ parentElement, data, setTriggerValue }) {
  const { box, live, send } = room(tables, parentElement, "room", setTriggerValue);
  if (!box.dataset.walks) box.addEventListener("keydown", walk);
  box.dataset.walks = "yes";
  renewed(box, parentElement, [tableOf(data, send), data.pages > 1 && pager({ ...data, things: "rows" }, send)]);
  say(live, data.caption);
}

function tableOf({ caption, columns, rows }, send) {
  const heads = columns.map((column) => headOf(column, send));
  const body = rows.map((row) => rowOf(row, columns, send));
  const head = make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads));
  const table = make("table", { role: "table" }, make("caption", {}, caption), head);
  table.append(make("tbody", { role: "rowgroup" }, ...body));
  table.querySelectorAll("tbody button").forEach((one, index) => (one.tabIndex = index ? -1 : 0));
  return table;
}

function headOf({ name, label, sort }, send) {
  const head = make("th", { scope: "col", role: "columnheader", class: name });
  if (sort === undefined) {
    head.append(label);
    return head;
  }
  const sign = { ascending: "↑", descending: "↓", none: "↕" }[sort];
  const press = button(label, { event: "sort", id: name }, send);
  press.append(make("span", { class: sort === "none" ? "sign idle" : "sign", "aria-hidden": "true" }, sign));
  head.setAttribute("aria-sort", sort);
  head.append(press);
  return head;
}

function rowOf(cells, columns, send) {
  const made = cells.map((cell, index) => {
    const { name, label } = columns[index];
    return make("td", { role: "cell", class: name, "data-label": label }, ...cellOf(cell, send));
  });
  return make("tr", { role: "row" }, ...made);
}

function cellOf(cell, send) {
  if (typeof cell === "string") return [cell];
  if (cell.quotes) return quotesOf(cell.quotes, send);
  const word = cell.id ? button(cell.text, { event: "select", id: cell.id }, send, { class: "node" }) : cell.text;
  return [word, cell.note && make("span", { class: "note" }, cell.note), cell.share !== undefined && barOf(cell)];
}

function barOf({ share, open }) {
  const bar = make("span", { class: open ? "bar open" : "bar", "aria-hidden": "true" });
  bar.style.width = `${Math.round(100 * share)}%`;
  return make("span", { class: "track", "aria-hidden": "true" }, bar);
}

// One tab stop for all rows: arrows go to the button beside, or to the one of the same column above and below.
function walk(press) {
  const row = press.target.closest("tbody tr");
  const across = { ArrowRight: 1, ArrowLeft: -1 }[press.key];
  const along = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[press.key];
  if (!row || !(across || along || press.key === "Home" || press.key === "End")) return;
  press.preventDefault();
  const rows = [...row.parentElement.children].filter((one) => one.querySelector("button"));
  const next = across ? beside(row, press.target, across) : below(rows, row, press, along);
  if (!next) return;
  press.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function beside(row, here, step) {
  const stops = [...row.querySelectorAll("button")];
  return stops[stops.indexOf(here) + step];
}

function below(rows, row, press, step) {
  const ends = { Home: 0, End: rows.length - 1 };
  const at = ends[press.key] ?? Math.min(rows.length - 1, Math.max(0, rows.indexOf(row) + step));
  if (rows[at] === row) return undefined;
  const column = press.target.closest("td").className;
  return rows[at].querySelector(`td.${column} button`) ?? rows[at].querySelector("button");
}
