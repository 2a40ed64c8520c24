// How tables and cards are made: elements whose every word is a text node, buttons that report, one tab stop a list.

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== "" && child !== null && child !== undefined && child !== false));
  return made; // append() takes strings as text nodes
}

function button(text, act, send, attributes = {}) {
  const name = [act.event, act.id, act.value].filter(Boolean).join(" ");
  const made = make("button", { type: "button", "data-name": name, ...attributes }, text);
  made.addEventListener("click", () => send(act));
  return made;
}

function spaced(things) {
  return things.flatMap((thing, index) => (index ? [" ", thing] : [thing]));
}

// Text with the words that were asked for marked: [["block ", false], ["countries", true]].
function marked(pieces) {
  return pieces.map(([text, found]) => (found ? make("mark", {}, text) : text));
}

function quoteOf({ text, place, marks }, send) {
  const where = button(place, { event: "place", id: place }, send, { class: "place", "aria-label": `${place}, open the note` });
  return make("blockquote", {}, ...(marks ? marked(marks) : [text]), " ", make("cite", {}, where));
}

function quotesOf(quotes, send) {
  const shown = quotes.map((quote) => quoteOf(quote, send));
  if (shown.length < 2) return shown;
  const rest = make("details", { class: "more" }, make("summary", {}, `${shown.length - 1} more`), ...shown.slice(1));
  return [shown[0], rest];
}

// What was focused is focused again after the words were made anew, by its name; else the first heading.
function renewed(box, host, parts) {
  const name = host.activeElement?.dataset.name;
  const held = Boolean(host.activeElement);
  const open = new Set([...box.querySelectorAll("details[open][data-name]")].map((one) => one.dataset.name));
  box.replaceChildren(...parts.filter(Boolean));
  box.removeAttribute("aria-busy");
  for (const one of box.querySelectorAll("details[data-name]")) one.open ||= open.has(one.dataset.name);
  if (!held) return;
  const same = [...box.querySelectorAll("button")].find((one) => one.dataset.name === name);
  (same ?? box.querySelector("[tabindex='-1']") ?? box.querySelector("button"))?.focus({ preventScroll: Boolean(same) });
}

function room(rooms, parentElement, kind, setTriggerValue) {
  let here = rooms.get(parentElement);
  if (!here) {
    here = { box: make("div", { class: kind }), live: make("p", { class: "live", role: "status" }) };
    parentElement.append(here.box, here.live);
    rooms.set(parentElement, here);
  }
  here.send = (act) => {
    here.box.setAttribute("aria-busy", "true");
    setTimeout(() => here.box.removeAttribute("aria-busy"), 4000); // where the answer is what is shown, none comes
    setTriggerValue("act", act);
  };
  return { box: here.box, live: here.live, send: (act) => here.send(act) };
}

// Said to those who do not see it; a live region speaks when its words change, so the first words are not spoken.
function say(live, words) {
  if (live.textContent !== words) live.textContent = words;
}

function pager({ page, pages, from, to, total, things }, send) {
  const step = (text, to, label) => {
    const press = button(text, { event: "page", id: String(to) }, send, { "aria-label": label, class: "action" });
    press.disabled = to < 1 || to > pages;
    return press;
  };
  const where = make("span", { tabindex: "-1" }, `${from}–${to} of ${total} ${things}`);
  const [back, on] = [step("← Back", page - 1, `Earlier ${things}`), step("On →", page + 1, `Later ${things}`)];
  return make("nav", { class: "pager", "aria-label": `More ${things}` }, back, where, on);
}
