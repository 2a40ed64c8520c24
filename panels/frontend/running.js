// How a component is run: given its style once, and the values that come apart from the rest since they seldom change.

const newest = new WeakMap(); // parentElement -> the data that it was given last
const endings = new WeakMap(); // parentElement -> what ends the component
const held = new Map(); // key -> {mark, values}
let waiting = [];

function keep({ key, mark, values }) {
  held.set(key, { mark, values });
  const woken = waiting;
  waiting = [];
  for (const wake of woken) wake();
}

async function run({ css, show }, component) {
  const { parentElement, data } = component;
  newest.set(parentElement, data);
  while (data.kept && held.get(data.kept.key)?.mark !== data.kept.mark) {
    await new Promise((wake) => waiting.push(wake));
    if (newest.get(parentElement) !== data) return endings.get(parentElement); // outdone by newer data
  }
  if (!parentElement.querySelector("style")) {
    const style = document.createElement("style");
    style.textContent = css;
    parentElement.append(style);
  }
  const whole = data.kept ? { ...data, ...held.get(data.kept.key).values } : data;
  const ending = await show({ ...component, data: whole });
  endings.set(parentElement, ending);
  return ending;
}
