// What a visitor does to the Atlas: points, clicks, drags, pinches, keys; the legend, the tools, and the map in words.

function listen(atlas) {
  const { svg } = atlas;
  const over = (event) => Number(event.target.closest("circle")?.dataset.at ?? -1);
  svg.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && !atlas.drag?.moved && over(event) !== atlas.lit) atlas.light(over(event));
  });
  svg.addEventListener("pointerleave", () => atlas.light(-1));
  svg.addEventListener("focusout", () => atlas.light(-1));
  svg.addEventListener("keydown", (event) => press(atlas, event));
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the wheel alone belongs to the page
    event.preventDefault();
    atlas.zoom(Math.exp(-event.deltaY / 240), event.offsetX, event.offsetY);
  }, { passive: false });
  drags(atlas, over);
}

// One pointer drags, two pinch; a pointer that did not move has clicked.
function drags(atlas, over) {
  const down = new Map();
  const { svg } = atlas;
  svg.addEventListener("pointerdown", (event) => {
    down.set(event.pointerId, [event.clientX, event.clientY]);
    atlas.drag = { moved: down.size > 1, node: over(event), from: [event.clientX, event.clientY] };
  });
  svg.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY];
    const far = Math.hypot(now[0] - atlas.drag.from[0], now[1] - atlas.drag.from[1]);
    if (far > NEAREST && !atlas.drag.moved) {
      atlas.drag.moved = true;
      svg.setPointerCapture(event.pointerId);
    }
    if (atlas.drag.moved) shift(atlas, down, event.pointerId, before, now);
    down.set(event.pointerId, now);
  });
  const up = (event) => {
    const clicked = down.delete(event.pointerId) && event.type === "pointerup" && !atlas.drag.moved;
    if (clicked && atlas.drag.node >= 0) atlas.send("explore", atlas.data.nodes[atlas.drag.node].id);
  };
  svg.addEventListener("pointerup", up);
  svg.addEventListener("pointercancel", up);
}

function shift(atlas, down, id, before, now) {
  const { view } = atlas;
  const other = [...down].find(([one]) => one !== id)?.[1];
  if (!other) return atlas.look({ ...view, x: view.x + now[0] - before[0], y: view.y + now[1] - before[1] });
  const far = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1;
  const frame = atlas.svg.getBoundingClientRect();
  atlas.zoom(far(now) / far(before), (now[0] + other[0]) / 2 - frame.left, (now[1] + other[1]) / 2 - frame.top);
}

function press(atlas, event) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const acts = {
    "+": () => atlas.zoom(1.3), "=": () => atlas.zoom(1.3), "-": () => atlas.zoom(1 / 1.3), 0: () => atlas.fit(),
    f: () => atlas.fit(), Escape: () => atlas.light(-1),
    Enter: () => atlas.lit >= 0 && atlas.send("explore", atlas.data.nodes[atlas.lit].id),
  };
  if (event.ctrlKey || event.metaKey || event.altKey || !(way || acts[event.key])) return;
  event.preventDefault();
  if (way) walk(atlas, way);
  else acts[event.key]();
}

// To the nearest service in a direction; from nowhere, to the weightiest.
function walk(atlas, [across, down]) {
  let best = atlas.lit < 0 ? 0 : -1;
  let least = Infinity;
  if (atlas.lit >= 0) {
    const [x, y] = atlas.at[atlas.lit];
    atlas.at.forEach(([otherX, otherY], index) => {
      const ahead = (otherX - x) * across + (otherY - y) * down;
      const aside = Math.abs((otherX - x) * down + (otherY - y) * across);
      const far = ahead + 2.5 * aside;
      if (ahead > 1 && far < least) [best, least] = [index, far];
    });
  }
  if (best < 0 || !atlas.data.nodes.length) return;
  atlas.light(best);
  keepInSight(atlas, best);
}

function keepInSight(atlas, index) {
  const { view, width, height } = atlas;
  const [x, y] = [view.x + view.k * atlas.at[index][0], view.y + view.k * atlas.at[index][1]];
  const into = (place, most) => Math.max(0, 50 - place) - Math.max(0, place - most + 50);
  if (into(x, width) || into(y, height)) atlas.look({ ...view, x: view.x + into(x, width), y: view.y + into(y, height) });
}

function tools(atlas) {
  const tool = (sign, words, act) => {
    const button = made("button", { type: "button", title: words, "aria-label": words }, sign);
    button.addEventListener("click", act);
    return button;
  };
  return made("div", { class: "tools" },
    tool("+", "Larger", () => atlas.zoom(1.4)), tool("−", "Smaller", () => atlas.zoom(1 / 1.4)),
    tool("⤢", "Show all of it", () => atlas.fit()));
}

const HOW = "A circle is the larger the more lines name its service. Point at one to see all that it is linked with; with Ctrl, the wheel zooms.";
const STEPS = [["", "Strongest"], ["more", "More"], ["all", "All"]];

function fillFoot(atlas) {
  const { groups, pairs, drawn: count, links } = atlas.data;
  const total = pairs.length / 3;
  const held = atlas.foot.getRootNode().activeElement?.dataset.name;
  const legend = groups.map((group) => {
    const button = choice(atlas, "purpose", group.name, group.chosen, dot(group), group.words, number(group.count));
    return button;
  });
  const steps = STEPS.map(([name, words]) => choice(atlas, "links", name, name === links, words));
  const said = count < total ? `${count} of ${total} links drawn, the strongest` : `All ${total} links drawn`;
  atlas.foot.replaceChildren(
    made("div", { class: "legend", role: "group", "aria-label": "Purposes; choose some to make them stand out" }, ...legend),
    made("div", { class: "steps", role: "group", "aria-label": "Links" }, made("span", { class: "said" }, said), ...steps),
    made("p", { class: "how" }, HOW));
  if (held) [...atlas.foot.querySelectorAll("button")].find((one) => one.dataset.name === held)?.focus();
}

function choice(atlas, event, name, pressed, ...words) {
  const button = made("button", { type: "button", "aria-pressed": String(pressed), "data-name": `${event} ${name}` }, ...words);
  button.addEventListener("click", () => atlas.send(event, name));
  return button;
}

function dot(group) {
  return tinted(made("span", { class: "dot", "aria-hidden": "true" }), group);
}

function number(count) {
  return made("span", { class: "count" }, String(count));
}

// The map in words: each purpose a heading and the list of its services, links all of them.
function fillTwin(atlas) {
  const { groups, nodes } = atlas.data;
  const parts = groups.map((group, index) => {
    const own = nodes.filter((node) => node.group === index).map((node) => {
      const link = made("a", { href: node.href }, node.label);
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        atlas.send("explore", node.id);
      });
      return made("li", {}, link, made("span", { class: "count" }, node.words));
    });
    return made("section", {}, made("h3", {}, dot(group), group.words, number(group.count)), made("ul", {}, ...own));
  });
  atlas.twin.replaceChildren(made("summary", {}, "The map in words"), made("div", { class: "columns" }, ...parts));
}
