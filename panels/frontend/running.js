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
    if (newest.get(parentElement) !== data) return () => end(parentElement); // outdone by newer data
  }
  if (!parentElement.querySelector("style")) {
    const style = document.createElement("style");
    style.textContent = css;
    parentElement.append(style);
  }
  const whole = data.kept ? { ...data, ...held.get(data.kept.key).values } : data;
  endings.set(parentElement, await show({ ...component, data: whole }));
  return () => end(parentElement);
}

// Streamlit ends a run that newer data overtook just as it ends a component that leaves the page. Only what has left the
// page is ended here: the component of an overtaken run lives on, and would be built a second time beside itself.
function end(parentElement) {
  if (parentElement.isConnected) return;
  endings.get(parentElement)?.();
  endings.delete(parentElement);
}
