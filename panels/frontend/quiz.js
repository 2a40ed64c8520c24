// A quiz, one question at a time: answered by click or by keys 1 to 4, gone on with Enter; then the score of the round.

const quizzes = new WeakMap(); // parentElement -> {box, live, send}
const SIGNS = { right: "✓", wrong: "✕", other: "" };
const SPOKEN = { right: ", the right answer", wrong: ", your answer, wrong", other: "" };

export default function ({ parentElement, data, setTriggerValue }) {
  const first = !quizzes.has(parentElement);
  const here = quizzes.get(parentElement) ?? {};
  const { box, live, send } = room(quizzes, parentElement, "quiz", setTriggerValue);
  const kept = Object.assign(quizzes.get(parentElement), { data, ask: send });
  const state = [data.id ?? "score", "verdict" in data].join(" ");
  const held = Boolean(parentElement.activeElement) || (!first && document.activeElement === document.body);
  box.replaceChildren(...(data.score ? scored(data, send) : [questionCard(data, send)]).filter(Boolean));
  box.removeAttribute("aria-busy");
  say(live, [data.verdict, data.verdict && `The answer: ${data.answer}.`].filter(Boolean).join(" "));
  if (first) kept.ends = keys(parentElement, kept);
  if (state !== here.state && (held || arrived(first))) focused(box, !first);
  kept.state = state;
  return kept.ends;
}

function questionCard(data, send) {
  const card = make("article", { class: "card", "aria-label": data.where });
  const head = make("div", { class: "head" }, make("p", { class: "where" }, data.where), dotsOf(data.dots, data.at));
  const title = make("h2", { tabindex: "-1" }, data.prompt);
  card.append(head, make("p", { class: "lead" }, data.lead), title);
  card.append(make("ol", { class: "choices" }, ...data.choices.map((choice, index) => choiceOf(choice, index + 1, data, send))));
  if (data.verdict) card.append(...answeredPart(data, send));
  else card.append(make("p", { class: "hint" }, `Keys 1 to ${data.choices.length} answer, Enter goes on.`));
  return card;
}

function choiceOf({ text, state, said }, number, { id, verdict }, send) {
  const key = make("kbd", { "aria-hidden": "true" }, (verdict && SIGNS[state]) || String(number));
  const words = make("span", { class: "text" }, text);
  if (!verdict) {
    const choose = button("", { event: "answer", id, value: String(number) }, send, { class: "choice" });
    choose.append(key, words);
    return make("li", {}, choose);
  }
  const note = said && make("span", { class: "note" }, said);
  return make("li", {}, make("div", { class: `choice ${state}` }, key, words, make("span", { class: "spoken" }, SPOKEN[state]), note));
}

function answeredPart(data, send) {
  const told = make("p", { class: data.right ? "verdict right" : "verdict wrong" }, make("strong", {}, data.verdict), data.right ? ` ${data.answer}` : ` The answer: ${data.answer}`);
  const goes = data.next ? { event: "question", id: data.next } : { event: "score" };
  const on = button(data.next ? "Next question" : "See the score", goes, send, { class: "action primary next" });
  on.append(" ", make("kbd", { "aria-hidden": "true" }, "↵"));
  const reasons = data.reasons.flatMap(({ of, quotes }) => [make("h3", {}, of), ...quotesOf(quotes, send)]);
  const verbs = data.verbs.map(({ label, event, id, value }) => button(label, { event, id, value }, send, { class: "action" }));
  return [make("div", { class: "line" }, told, on), ...reasons, make("div", { class: "foot" }, ...verbs)];
}

function scored({ score, said, missed, dots }, send) {
  const card = make("article", { class: "card", "aria-label": "The score of the round" });
  const on = button("Next round", { event: "again" }, send, { class: "action primary next" });
  on.append(" ", make("kbd", { "aria-hidden": "true" }, "↵"));
  const list = missed.map(({ id, prompt, answer }) =>
    make("li", {}, button(prompt, { event: "question", id }, send, { class: "again" }), make("p", { class: "answer" }, `→ ${answer}`)));
  card.append(make("h2", { tabindex: "-1" }, score), dotsOf(dots, 0), make("div", { class: "line" }, make("p", {}, said), on));
  if (list.length) card.append(make("h3", {}, "Missed"), make("ul", { class: "missed" }, ...list));
  return [card];
}

// How the round went until now, at a glance; the words beside it say the same.
function dotsOf(dots, at) {
  const shown = dots.map((state, index) => make("span", { class: [state, index + 1 === at && "at"].filter(Boolean).join(" ") }));
  return make("div", { class: "dots", "aria-hidden": "true" }, ...shown);
}

// Keys count where the keyboard is at the quiz, or nowhere: who types into a field types.
function keys(parentElement, kept) {
  const pressed = (press) => {
    const at = document.activeElement;
    const ours = at === document.body || at === (parentElement.host ?? parentElement);
    if (!ours || press.defaultPrevented || press.repeat || press.ctrlKey || press.altKey || press.metaKey) return;
    const { data, ask } = kept;
    const number = Number(press.key);
    if (!data.verdict && number >= 1 && number <= (data.choices ?? []).length) ask({ event: "answer", id: data.id, value: press.key });
    else if (press.key === "Enter" && !parentElement.activeElement?.matches("button, summary")) {
      const next = parentElement.querySelector("button.next");
      if (!next) return;
      press.preventDefault();
      next.click();
    }
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}

// Who came by the bar goes on at the question; a page that is loaded leaves the keyboard where it is.
function arrived(first) {
  return first && document.activeElement?.pathname?.endsWith("/quiz");
}

function focused(box, scroll) {
  const next = box.querySelector("button.next");
  const to = next && !box.querySelector(".missed") ? next : box.querySelector("h2");
  to.focus({ preventScroll: true, focusVisible: to === next });
  if (scroll) to.scrollIntoView({ block: "nearest" });
}
