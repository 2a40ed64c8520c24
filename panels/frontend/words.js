// The words beside a picture: headings, statements with their sentences, tables, the list of all that is drawn.
//
// What Python sends is plain values; every word of it becomes textContent, so nothing in a note can be anything but text.

const rooms = new WeakMap(); // parentElement -> Room
const LONG = 3000; // ms after which an answer is no longer waited for

export default function ({ parentElement, data, setTriggerValue }) {
  const room = rooms.get(parentElement) ?? new Room(parentElement);
  rooms.set(parentElement, room);
  room.trigger = setTriggerValue;
  room.show(data);
  return () => room.close();
}

class Room {
  constructor(parent) {
    this.parent = parent;
    this.box = make("div", { class: "words" });
    this.live = make("p", { class: "live", "aria-live": "polite" });
    this.opened = new Set(); // nodes whose links are all listed
    this.box.addEventListener("keydown", rove);
    this.box.addEventListener("toggle", (event) => this.folded(event.target), true);
    this.folds = new Map(); // section -> whether the visitor opened or closed it
    this.undoing = (press) => this.undo(press);
    document.addEventListener("keydown", this.undoing);
    parent.append(this.box, this.live);
  }

  show(data) {
    this.data = data;
    const send = (act) => this.send(act);
    const held = this.parent.activeElement;
    this.box.removeAttribute("aria-busy");
    this.box.replaceChildren(...partsOf(data, send, this.opened).filter(Boolean));
    for (const fold of this.box.querySelectorAll("details[data-name]")) fold.open = this.folds.get(fold.dataset.name) ?? fold.open;
    if (held) this.refocus(held.dataset.name, held.dataset.row);
  }

  send(act) {
    if (act.event === "copy") return copyLink(this);
    this.box.setAttribute("aria-busy", "true");
    setTimeout(() => this.box.removeAttribute("aria-busy"), LONG); // where nothing changes, no data come
    this.trigger("act", act);
  }

  folded(fold) {
    if (fold.dataset?.name) this.folds.set(fold.dataset.name, fold.open);
  }

  refocus(name, row) {
    const buttons = [...this.box.querySelectorAll("button:not([disabled])")];
    const same = buttons.find((one) => (row ? one.dataset.row === row : one.dataset.name === name));
    (same ?? this.box.querySelector("h2, ol.twin .node") ?? buttons[0])?.focus({ preventScroll: Boolean(same) });
  }

  // Wherever the focus is, save where something is being typed; the picture takes these keys for itself.
  undo(press) {
    const asked = (press.ctrlKey || press.metaKey) && !press.altKey && press.key.toLowerCase() === "z";
    const at = press.composedPath()[0];
    if (!asked || !this.data?.undoes || press.defaultPrevented || at.matches?.("input, textarea, [contenteditable=true]")) return;
    press.preventDefault();
    this.send({ event: press.shiftKey ? "redo" : "undo" });
  }

  close() {
    document.removeEventListener("keydown", this.undoing);
    rooms.delete(this.parent);
  }
}

function partsOf(data, send, opened) {
  return [
    data.head && headOf(data.head, send),
    ...(data.twin ? twinOf({ ...data.drawn, ...data.twin }, send, opened) : []),
    ...(data.sections ?? []).map((section) => sectionOf(section, send)),
    data.actions && actionsOf(data.actions, send),
  ];
}

async function copyLink(room) {
  const said = await copied(location.href, room.box);
  room.live.textContent = said ? "The link is copied." : "The link could not be copied; it is in the field.";
  const at = room.box.querySelector("[data-name=copy]");
  if (said && at) at.textContent = "Link copied";
  else if (at) at.replaceWith(make("input", { class: "address", readonly: "", "aria-label": "Link to this view", value: location.href }));
}

async function copied(text, box) {
  if (globalThis.isSecureContext && navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(() => true, () => false);
  }
  const field = make("textarea", { class: "live", "aria-hidden": "true" });
  field.value = text;
  box.append(field);
  field.select();
  const done = document.execCommand("copy"); // the one way where the page is not served securely
  field.remove();
  return done;
}
