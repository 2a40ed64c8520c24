// Room for names and words: which boxes are taken, and what touches what.

// Boxes that are taken, found again by the cells of a grid that they touch.
class Room {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  touched({ x, y, half, tall }) {
    const to = (number) => Math.floor(number / this.cell);
    const keys = [];
    for (let column = to(x - half); column <= to(x + half); column++) {
      for (let row = to(y - tall); row <= to(y + tall); row++) keys.push(column * 100_003 + row);
    }
    return keys;
  }

  add(box) {
    for (const key of this.touched(box)) {
      const taken = this.cells.get(key);
      if (taken) taken.push(box);
      else this.cells.set(key, [box]);
    }
  }

  free(box) {
    const apart = (one) => Math.abs(one.x - box.x) >= one.half + box.half || Math.abs(one.y - box.y) >= one.tall + box.tall;
    return this.touched(box).every((key) => (this.cells.get(key) ?? []).every(apart));
  }
}

// A box with some more room at both ends.
function spaced(box, gap) {
  return { ...box, half: box.half + gap };
}

function covers({ x, y, half, tall }, spot) {
  return Math.abs(spot.x - x) < half && Math.abs(spot.y - y) < tall;
}
