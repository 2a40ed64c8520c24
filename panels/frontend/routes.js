// Route cards: each route as a chain, with the sentences of every hop.

function card({ number, chosen, names, chain, facts, steps }, send) {
  const pick = button(chain, { event: "route", id: String(number) }, send, { "aria-pressed": String(chosen) });
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
  return make("li", {}, line, ...quotesOf(quotes, send), also && make("p", { class: "also" }, also));
}
