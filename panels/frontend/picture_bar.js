// The bar over the picture: what was done and can be undone, what is hidden, how it is looked at, and saving.

class Bar {
  constructor(picture) {
    this.picture = picture;
    this.history = element("div", { class: "tools", role: "group", "aria-label": "What was done" });
    this.view = element("div", { class: "tools", role: "group", "aria-label": "View" });
    picture.top.append(this.history, this.view);
    this.addView();
    this.closing = (event) => this.menu?.open && !event.composedPath().includes(this.menu) && (this.menu.open = false);
    document.addEventListener("pointerdown", this.closing);
  }

  addView() {
    const { camera } = this.picture;
    const tools = [
      ["Zoom in", "plus", () => camera.zoom(1.3)],
      ["Zoom out", "minus", () => camera.zoom(1 / 1.3)],
      ["Fit all in view", "fit", () => camera.fit(true)],
      ["Save PNG", "PNG", () => savePng(this.picture)],
      ["Save SVG", "SVG", () => saveSvg(this.picture)],
    ];
    this.view.append(...tools.map(([name, sign, act]) => toolButton({ name, sign, act })));
  }

  // The button that fits all in view stands out where something is out of sight.
  showOutside() {
    const { nodes, camera } = this.picture;
    const count = Math.round((1 - camera.inSight(nodes.getIds())) * nodes.length);
    const fit = this.view.querySelector("[aria-label='Fit all in view']");
    fit.classList.toggle("outside", count > 0);
    fit.title = count ? `Fit all in view: ${count} out of sight` : "Fit all in view";
  }

  show() {
    const { data } = this.picture;
    const text = JSON.stringify([data.verbs, data.undo, data.redo, data.hidden, data.expanded.length, data.pinned.length]);
    if (text === this.text) return;
    this.text = text;
    const open = this.menu?.open;
    this.menu = undefined;
    keepingFocus(this.history, this.picture.frame, () => this.history.replaceChildren(...this.parts(open)));
  }

  parts(open) {
    const { data } = this.picture;
    const send = (event) => () => this.picture.send(event);
    const parts = [];
    if (this.picture.can("undo")) {
      parts.push(toolButton({ name: "Undo", sign: "undo", act: send("undo"), off: !data.undo, keys: "Control+Z" }));
      parts.push(toolButton({ name: "Redo", sign: "redo", act: send("redo"), off: !data.redo, keys: "Control+Shift+Z" }));
    }
    const done = data.expanded.length + data.pinned.length + data.hidden.length;
    if (this.picture.can("clear")) {
      parts.push(toolButton({ name: "Clear", sign: "Clear", act: send("clear"), off: !done, title: "Undo all that was done here" }));
    }
    if (data.hidden.length) parts.push((this.menu = this.hiddenMenu(open)));
    return parts;
  }

  hiddenMenu(open) {
    const { hidden } = this.picture.data;
    const menu = element("details", open ? { class: "menu", open: "" } : { class: "menu" });
    const list = element("ul", { "aria-label": "Hidden nodes" });
    for (const [id, label] of hidden) {
      const item = element("li");
      const button = element("button", { type: "button", "data-name": `show ${id}`, title: `Show ${label}` }, label);
      button.addEventListener("click", () => this.picture.send("show", { id }));
      item.append(button);
      list.append(item);
    }
    menu.append(element("summary", { "data-name": "hidden" }, `${hidden.length} hidden`), list);
    menu.addEventListener("keydown", (press) => {
      if (press.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    return menu;
  }

  close() {
    document.removeEventListener("pointerdown", this.closing);
  }
}

const SIGNS = {
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  undo: "M6 3L3 6l3 3M3 6h6a3.5 3.5 0 0 1 0 7H6",
  redo: "M10 3l3 3-3 3M13 6H7a3.5 3.5 0 0 0 0 7h3",
};

function toolButton({ name, sign, act, off, keys, title }) {
  const attributes = { type: "button", "aria-label": name, title: title ?? name, "data-name": name };
  if (keys) Object.assign(attributes, { "aria-keyshortcuts": keys, title: `${name} (${keys.replace("Control", "Ctrl")})` });
  const made = element("button", attributes, SIGNS[sign] ? "" : sign);
  if (SIGNS[sign]) made.append(strokes(SIGNS[sign]));
  made.disabled = Boolean(off);
  made.addEventListener("click", act);
  return made;
}

function strokes(path) {
  const made = shape("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
  const attributes = { fill: "none", stroke: "currentColor", "stroke-width": "1.6" };
  made.append(shape("path", { d: path, ...attributes, "stroke-linecap": "round", "stroke-linejoin": "round" }));
  return made;
}
