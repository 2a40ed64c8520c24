// Cards to read one after the other: needs with their answers, and routes hop by hop with the sentences behind them.

const decks = new WeakMap(); // parentElement -> {box, live, send}

export default function ({ parentElement, data, setTriggerValue }) {
  const { box, live, send } = room(decks, parentElement, "deck", setTriggerValue);
  const needs = (data.needs ?? []).map((need) => needCard(need, send));
  const list = needs.length && make("ol", { class: data.ranked ? "needs ranked" : "needs" }, ...needs);
  const routes = (data.routes ?? []).map((route) => routeCard(route, send));
  const about = data.about && aboutCard(data.about, send);
  renewed(box, parentElement, [about, list, ...routes, data.pages > 1 && pager({ ...data, things: data.things }, send)]);
  say(live, data.said ?? "");
}

function needCard({ id, number, title, answers, rejects, names, quotes, open }, send) {
  const rank = number > 0 && make("span", { class: "number", "aria-hidden": "true" }, String(number));
  const head = make("div", { class: "title" }, rank, make("h3", {}, ...marked(title)));
  const told = [...answers.map((answer) => answerOf(answer, "→", "Answer")), ...rejects.map((one) => answerOf(one, "✕", "Ruled out"))];
  const chips = names.map(({ text, id: of, rejected }) => {
    const said = rejected ? { class: "chip rejected", "aria-label": `${text}, ruled out` } : { class: "chip" };
    return button(text, { event: "select", id: of }, send, said);
  });
  const explore = button("Show in Explore", { event: "select", id }, send, { class: "action" });
  const like = !open && button("Needs like this", { event: "need", id }, send, { class: "action" });
  const foot = make("div", { class: "foot" }, ...chips, make("span", { class: "gap" }), like, explore);
  const card = make("article", { class: open ? "card chosen" : "card", "aria-label": title.map(([text]) => text).join("") }, head);
  card.append(make("ul", { class: "answers" }, ...told), ...quotesOf(quotes, send), foot);
  return make("li", {}, card);
}

function answerOf(pieces, sign, said) {
  const mark = make("span", { class: "mark", "aria-hidden": "true" }, sign);
  const spoken = make("span", { class: "spoken" }, `${said}: `);
  return make("li", { class: said === "Answer" ? "" : "rejected" }, mark, spoken, make("span", {}, ...marked(pieces)));
}

function aboutCard({ title, lead, quotes, verbs }, send) {
  const buttons = verbs.map(({ label, event, id }) => button(label, { event, id }, send, { class: "action" }));
  const close = button("Close", { event: "select", id: "" }, send, { class: "action" });
  const made = make("article", { class: "card chosen", "aria-label": title }, make("h3", { tabindex: "-1" }, title));
  made.append(...[lead && make("p", { class: "about" }, lead)].filter(Boolean), ...quotesOf(quotes, send));
  made.append(make("div", { class: "foot" }, ...buttons, make("span", { class: "gap" }), close));
  return made;
}

function routeCard({ number, chosen, names, chain, facts, steps, load }, send) {
  const pick = number > 0 ? button(chain, { event: "route", id: String(number) }, send, { "aria-pressed": String(chosen) }) : chain;
  const title = make("h3", {}, number > 0 && make("span", { class: "number", "aria-hidden": "true" }, String(number)), pick);
  const hops = make("ol", { class: "hops" }, ...steps.map((step) => hopOf(step, number, send)));
  const kind = chosen ? "card chosen" : number > 0 ? "card" : "card unranked";
  const label = number > 0 ? `Route ${number}: ${names.join(", ")}` : chain;
  const card = make("article", { class: kind, "aria-label": label }, title, facts && make("p", { class: "lead" }, facts), hops);
  if (load) card.append(loadOf(load, send));
  return card;
}

// What a route can carry: in a line, and opened bound by bound, each with its sentence.
function loadOf({ said, groups }, send) {
  const told = groups.flatMap(({ title, rows }) => [
    make("h4", {}, title), make("ul", { class: "bounds" }, ...rows.map((bound) => boundOf(bound, send))),
  ]);
  const head = make("summary", {}, make("b", {}, "Carries"), ` ${said}`);
  return make("details", { class: "load", "data-name": "load" }, head, ...told);
}

function boundOf({ of, id, bound, quotes }, send) {
  const owner = button(of, { event: "centre", id }, send, { class: "node" });
  return make("li", {}, owner, ` ${bound}`, ...quotesOf(quotes, send));
}

function hopOf({ source, target, phrase, forward, condition, weak, also, quotes, link, stops }, number, send) {
  const arrow = make("span", { class: "arrow", "aria-hidden": "true" }, forward ? "→" : "←");
  const verbs = make("div", { class: "verbs" });
  const place = `${number} ${source.id} ${target.id}`;
  const toggle = (text, kind, choices) => disclosure(text, kind, choices, verbs, place, send);
  const way = link.length ? toggle(phrase, "phrase", link) : make("span", { class: "phrase" }, phrase);
  const [start, end] = [toggle(source.text, "node", stops[0]), toggle(target.text, "node", stops[1])];
  const middle = forward ? [way, arrow] : [arrow, way];
  const line = make("div", { class: "line" }, ...spaced([start, ...middle, end]));
  if (weak) line.append(" ", make("em", { class: "weak" }, weak));
  if (condition) line.append(" ", make("em", { class: "condition" }, condition));
  return make("li", {}, line, verbs, ...quotesOf(quotes, send), also && make("p", { class: "also" }, also));
}

// A word that opens a row of what can be done with it; one row a hop, so that nothing below jumps far.
function disclosure(text, kind, choices, verbs, place, send) {
  const opener = make("button", { type: "button", class: kind, "aria-expanded": "false", "data-name": `${kind} ${place} ${text}` }, text);
  opener.addEventListener("click", () => {
    const open = opener.getAttribute("aria-expanded") === "true";
    for (const other of opener.parentElement.querySelectorAll("[aria-expanded]")) other.setAttribute("aria-expanded", "false");
    verbs.replaceChildren();
    if (open) return;
    opener.setAttribute("aria-expanded", "true");
    const name = make("span", { class: "of" }, `${text}:`);
    verbs.append(name, ...choices.map(({ label, event, id }) => button(label, { event, id }, send, { class: "action" })));
  });
  opener.addEventListener("keydown", (press) => {
    if (press.key === "Escape" && opener.getAttribute("aria-expanded") === "true") opener.click();
  });
  return opener;
}
