// The picture by keyboard: arrows walk along links, letters do what the buttons do.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STRAIGHT = 0.3; // how much a link must lead the way of the arrow: the cosine between the two
const KEY_VERBS = { e: "expand", c: "collapse", h: "hide", p: "pin", r: "via", a: "avoid" };

function listenToKeys(picture) {
  picture.card.addEventListener("keydown", (press) => {
    const verb = keyVerb(picture, press);
    if (!verb) return;
    press.preventDefault();
    press.stopPropagation(); // the page has keys of its own
    verb();
  });
}

// Undo works wherever the focus is in the picture; all other keys where it is on the frame.
function keyVerb(picture, press) {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if ((press.ctrlKey || press.metaKey) && !press.altKey) {
    const event = key === "y" || (key === "z" && press.shiftKey) ? "redo" : key === "z" ? "undo" : "";
    return event && picture.data[event] && picture.can("undo") ? () => picture.send(event) : undefined;
  }
  if (press.target !== picture.frame || press.altKey) return undefined;
  const here = picture.chosen();
  if (ARROWS[key]) return () => walk(picture, here, ARROWS[key], press.shiftKey);
  const verbs = { Enter: () => open(picture, here), f: () => picture.camera.fit(true) };
  Object.assign(verbs, { "+": () => picture.camera.zoom(1.3), "-": () => picture.camera.zoom(1 / 1.3) });
  const act = picture.row.acts(here).find(({ event, value }) => event === KEY_VERBS[key] && !value);
  return act ? () => picture.send(act.event, { id: here, value: act.value ?? "" }) : verbs[key];
}

function walk(picture, here, [right, down], add) {
  const from = picture.network.getPosition(here);
  const ahead = picture.network.getConnectedNodes(here).map((id) => {
    const { x, y } = picture.network.getPosition(id);
    const far = Math.hypot(x - from.x, y - from.y) || 1;
    return { id, far, straight: ((x - from.x) * right + (y - from.y) * down) / far };
  });
  const best = ahead.filter((one) => one.straight > STRAIGHT).sort((a, b) => b.straight - a.straight || a.far - b.far)[0];
  if (!best) return;
  picture.camera.follow(best.id);
  const looks = picture.data.selected.length || picture.can("expand"); // else a selection leads to another page
  if (looks) pick(picture, best.id, add, 0);
  else picture.choose([best.id]);
}
