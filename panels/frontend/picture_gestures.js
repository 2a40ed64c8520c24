// What a hand does to the picture, by mouse or touch, and what it tells Python.

const CLICK_WAIT = 40; // ms before a click is told, unless a second press begins: a quick double-click is one event

function listenToPointer(picture) {
  const { network } = picture;
  picture.canvas.addEventListener("pointerdown", () => clearTimeout(picture.waiting?.timer), { capture: true });
  network.on("click", ({ nodes: [id], edges: [line], event }) => {
    if (id !== undefined) {
      pick(picture, id, adds(event), CLICK_WAIT);
      return;
    }
    network.selectNodes(picture.selection, false); // a click beside all nodes lets go of none
    picture.waiting?.tell();
    if (line !== undefined) follow(picture, line);
  });
  network.on("doubleClick", ({ nodes: [id] }) => {
    if (id === undefined) return;
    open(picture, id);
  });
  network.on("hold", ({ nodes: [id] }) => id !== undefined && pick(picture, id, true, 0)); // touch has no Shift key
  network.on("dragging", ({ nodes }) => nodes.length && picture.painter.refresh());
  network.on("dragEnd", ({ nodes }) => {
    network.selectNodes(picture.selection, false); // vis-network selects what it drags
    if (!nodes.length) {
      picture.waiting?.tell(); // the second press was no click
      return;
    }
    picture.painter.refresh();
    picture.send("move", { places: network.getPositions(nodes) });
  });
  network.on("hoverNode", ({ node }) => picture.painter.point({ node }));
  network.on("hoverEdge", ({ edge }) => picture.painter.point({ edge }));
  network.on("blurNode", () => picture.painter.point({}));
  network.on("blurEdge", () => picture.painter.point({}));
}

function adds({ srcEvent, changedPointers }) {
  const press = srcEvent ?? changedPointers?.[0] ?? {};
  return press.shiftKey || press.ctrlKey || press.metaKey;
}

// Select a node, alone or beside those selected before; the picture shows it at once and tells it a moment later.
function pick(picture, id, add, wait) {
  const others = picture.selection.filter((other) => other !== id);
  const again = add && others.length < picture.selection.length && others.length;
  const ids = again ? others : add ? [...others, id] : [id];
  if (!picture.data.groups.includes(id)) picture.choose(ids);
  forget(picture);
  const tell = () => picture.send("select", { id: again ? ids[ids.length - 1] : id, ids });
  if (wait) picture.waiting = { tell, timer: setTimeout(tell, wait) };
  else tell();
}

function forget(picture) {
  clearTimeout(picture.waiting?.timer);
  picture.waiting = undefined;
}

// What a double-click and Enter do: draw in place what is linked, or where a page offers no such thing, go there.
function open(picture, id) {
  if (picture.can("expand")) picture.send("expand", { id, value: "" });
  else picture.send("centre", { id });
}

function follow(picture, line) {
  const { id, ids } = picture.lines.get(line);
  picture.send("link", { id, ids });
}
