// The camera: what is in sight. It moves when a visitor moves it, or when a new centre is out of sight; never else.

const cameras = new Map(); // view -> {centre, scale, position}: a page that is left and entered again looks as it did

const SEEN = 0.85; // the share of nodes in sight below which a new centre moves the camera
const GLIDE = 350; // ms
const RIM = 14; // pixels left free around all of it
const [SMALLEST, LARGEST] = [0.08, 3]; // scales
const OTHER_WIDTH = 0.2; // a change of width by more than this share is another screen, not a scroll bar
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

class Camera {
  constructor(picture) {
    this.picture = picture;
    this.network = picture.network;
    this.network.on("afterDrawing", () => this.remember()); // at unmount the canvas has no size and the camera is wrong
    this.network.on("zoom", () => (this.used = true));
    this.network.on("dragEnd", ({ nodes }) => (this.used ||= !nodes.length));
    for (const event of ["zoom", "dragEnd", "animationFinished"]) this.network.on(event, () => this.picture.bar.showOutside());
    this.watcher = new ResizeObserver(() => this.resized());
    this.watcher.observe(picture.frame);
  }

  // Look at a new centre where it, or much of what is around it, is out of sight.
  aim() {
    const { centre } = this.picture.data;
    const moved = this.centre !== undefined && this.centre !== centre;
    this.centre = centre;
    this.resized();
    if (moved && !(this.inSight([centre]) === 1 && this.inSight(this.network.body.nodeIndices) >= SEEN)) this.fit(true);
  }

  // Look at all of it, names included, no larger than drawn.
  fit(glide) {
    this.used = false;
    const { clientWidth: wide, clientHeight: high } = this.picture.canvas;
    const animation = glide && !calm() ? { duration: GLIDE, easingFunction: "easeInOutQuad" } : false;
    let scale = 1;
    let frame = this.picture.painter.frameAt(scale);
    for (let round = 0; round < 3; round++) { // letters are larger where the picture is small, so the frame is too
      scale = Math.max(SMALLEST, Math.min(1, (wide - 2 * RIM) / frame.wide, (high - 2 * RIM) / frame.high));
      frame = this.picture.painter.frameAt(scale);
    }
    this.network.moveTo({ position: { x: frame.x, y: frame.y }, scale, animation });
    if (!animation) this.picture.bar.showOutside();
  }

  zoom(factor) {
    this.used = true;
    const animation = calm() ? false : { duration: GLIDE / 2, easingFunction: "easeInOutQuad" };
    const scale = Math.min(LARGEST, Math.max(SMALLEST, this.network.getScale() * factor));
    this.network.moveTo({ scale, animation });
    if (!animation) this.picture.bar.showOutside();
  }

  // Bring a node into sight that the keyboard went to, by as little as needed.
  follow(id) {
    if (this.inSight([id]) === 1) return;
    const animation = calm() ? false : { duration: GLIDE, easingFunction: "easeInOutQuad" };
    this.network.moveTo({ position: this.network.getPosition(id), animation });
  }

  spots(ids = this.picture.nodes.getIds()) {
    return ids.map((id) => [id, this.network.canvasToDOM(this.network.getPosition(id))]);
  }

  inSight(ids) {
    const { clientWidth: wide, clientHeight: high } = this.picture.canvas;
    const seen = this.spots(ids).filter(([, { x, y }]) => x > 0 && y > 0 && x < wide && y < high);
    return ids.length ? seen.length / ids.length : 1;
  }

  // Where the middle of a line is on the screen.
  middle(id) {
    const { x, y } = this.network.canvasToDOM(this.network.body.edges[id].edgeType.getPoint(0.5));
    const box = this.picture.canvas.getBoundingClientRect();
    return [x + box.x, y + box.y];
  }

  remember() {
    if (!this.size || this.sizing || !this.picture.canvas.clientWidth) return;
    const { view, centre } = this.picture.data;
    cameras.set(view, { centre, scale: this.network.getScale(), position: this.network.getViewPosition() });
  }

  resized() {
    const { clientWidth: wide, clientHeight: high } = this.picture.canvas;
    if (!wide || !high || !this.picture.shown || `${wide} ${high}` === this.size) return;
    const { view, centre } = this.picture.data;
    const camera = cameras.get(view);
    const kept = camera?.centre === centre && (!this.size || this.used || Math.abs(wide / this.wide - 1) < OTHER_WIDTH);
    this.sizing = true; // what vis-network makes of the camera meanwhile is not to be remembered
    this.network.setSize("100%", "100%");
    this.network.redraw();
    this.sizing = false;
    [this.wide, this.size] = [wide, `${wide} ${high}`];
    if (kept) this.network.moveTo({ scale: camera.scale, position: camera.position });
    else this.fit(false);
  }

  close() {
    this.watcher.disconnect();
  }
}
