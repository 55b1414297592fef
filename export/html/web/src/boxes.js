// Boxes of the screen, {left, top, right, bottom}, and a way to ask quickly
// whether any of many meets another.

/** The width and height of the cells that boxes are sorted into; a label covers a few. */
const CELL = 48;

export class Boxes {
  constructor() {
    this.cells = new Map();
  }

  add(box) {
    eachCell(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    });
  }

  /** Whether any of the boxes meets this one. */
  meet(box) {
    return eachCell(box, (key) => this.cells.get(key)?.some((other) => meet(other, box)));
  }
}

/** Calls then with the number of every cell of a box, until it says true; says whether it did. */
function eachCell({ left, top, right, bottom }, then) {
  for (let x = Math.floor(left / CELL); x <= right / CELL; x++) {
    for (let y = Math.floor(top / CELL); y <= bottom / CELL; y++) if (then(x * 65536 + y)) return true;
  }
  return false;
}

function meet(a, b) {
  return a.right >= b.left && a.left <= b.right && a.bottom >= b.top && a.top <= b.bottom;
}

export function inside({ left, top, right, bottom }, x, y) {
  return x > left && x < right && y > top && y < bottom;
}

export function within(frame, box) {
  return box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
}

/** The upright box around a turned one. */
export function around(x, y, width, height, angle) {
  const across = (Math.abs(Math.cos(angle)) * width + Math.abs(Math.sin(angle)) * height) / 2;
  const down = (Math.abs(Math.sin(angle)) * width + Math.abs(Math.cos(angle)) * height) / 2;
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}
