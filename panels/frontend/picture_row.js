// The row under the picture: all that can be done to the selected node, as buttons for touch and keyboard.

const VERBS = [
  { verb: "collapse", label: "Collapse", key: "C", when: (data, id) => data.expanded.includes(id) },
  { verb: "hide", label: "Hide", key: "H", when: (data, id) => id !== data.centre },
  { verb: "pin", label: "Pin", key: "P", when: () => true, pressed: (data, id) => data.pinned.includes(id) },
  { verb: "via", label: "Require", key: "R", when: (data, id) => !data.ends.includes(id) },
  { verb: "avoid", label: "Avoid", key: "A", when: (data, id) => !data.ends.includes(id) },
  { verb: "centre", label: "Explore from here", when: (data, id) => id !== data.centre },
  { verb: "connect", label: "Routes from here", when: (data, id, node) => node.kind === "service" },
];

class Row {
  constructor(picture) {
    this.picture = picture;
    this.box = picture.foot;
  }

  // What can be done to a node, in the order of the buttons.
  acts(id) {
    const { picture } = this;
    const { data } = picture;
    const node = picture.node(id);
    if (!node) return [];
    const stubs = picture.can("expand") ? data.stubs[id] ?? [] : [];
    const all = { event: "expand", label: "Expand", key: "E", title: "Draw all that is linked with it" };
    const parts = stubs.map(([value, words, count]) => ({ event: "expand", value, label: words, count }));
    const verbs = VERBS.filter(({ verb, when }) => picture.can(verb) && when(data, id, node));
    const rest = verbs.map(({ verb, pressed, ...one }) => ({ ...one, event: verb, pressed: pressed?.(data, id) }));
    return [...(stubs.length ? [all] : []), ...rest, ...parts];
  }

  labels() {
    return [...this.box.querySelectorAll("button")].map((button) => button.textContent);
  }

  show() {
    const { picture } = this;
    this.box.hidden = picture.data.verbs.every((verb) => verb === "undo");
    this.box.classList.toggle("few", !picture.can("expand"));
    if (this.box.hidden) return;
    const id = picture.selection[picture.selection.length - 1];
    const acts = id === undefined ? [] : this.acts(id);
    const text = JSON.stringify([picture.selection, picture.node(id)?.title, acts]);
    if (text === this.text) return; // what is as it was keeps its focus
    this.text = text;
    keepingFocus(this.box, picture.frame, () => {
      const lines = id === undefined ? [this.hint()] : [this.verbs(id, acts), this.stubs(id, acts)];
      this.box.replaceChildren(...lines.filter(Boolean));
    });
  }

  hint() {
    return element("span", { class: "hint" }, "Choose a node: what can be done to it stands here.");
  }

  name(id) {
    const others = this.picture.selection.length - 1;
    const made = element("span", { class: "name", title: this.picture.node(id).title }, this.picture.node(id).title);
    if (others) made.append(element("span", { class: "count" }, ` and ${others} more selected`));
    return made;
  }

  verbs(id, acts) {
    const made = element("div", { class: "verbs" });
    made.append(this.name(id), ...acts.filter((act) => !act.count).map((act) => this.button(id, act)));
    return made;
  }

  stubs(id, acts) {
    const stubs = acts.filter((act) => act.count);
    if (!stubs.length) return null;
    const made = element("div", { class: "stubs" });
    made.append(element("span", { class: "hint" }, "Not drawn"), ...stubs.map((act) => this.button(id, act)));
    return made;
  }

  button(id, { event, value = "", label, count, key, title, pressed }) {
    const attributes = { type: "button", "data-name": `${event} ${value}` };
    if (key) attributes["aria-keyshortcuts"] = key;
    if (key || title) attributes.title = `${title ?? label}${key ? ` (${key})` : ""}`;
    if (pressed !== undefined) attributes["aria-pressed"] = String(pressed);
    if (count) attributes.title = `Draw only these: ${label}`;
    const made = element("button", attributes, label);
    if (count) made.append(" ", element("span", { class: "count" }, String(count)));
    made.addEventListener("click", () => this.picture.send(event, { id, value }));
    return made;
  }
}

// Build a group of buttons anew; the one in use keeps the focus, and where it is gone, the first one or the frame has it.
function keepingFocus(box, otherwise, build) {
  const held = box.contains(box.getRootNode().activeElement) && box.getRootNode().activeElement;
  build();
  if (!held) return;
  const buttons = [...box.querySelectorAll("button:not([disabled])")];
  const next = buttons.find((one) => one.dataset.name === held.dataset.name) ?? buttons[0] ?? otherwise;
  next.focus({ preventScroll: true });
}
