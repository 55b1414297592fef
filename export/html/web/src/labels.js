// Writes names and relations onto the drawing: the most important first, none
// over another, with a rim of paper around the letters. Sigma's own labels may
// cover each other.
import { middleOf } from "./edgeprogram.js";
import { faintInk, ink, paper } from "./theme.js";
import { shorten } from "./words.js";

const FONT = '"Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", system-ui, sans-serif';
const LONGEST_NAME = 34;

/** Pixels of the drawing for each label that it may have. */
const AREA_OF_NAME = 10_000;
const AREA_OF_RELATION = 26_000;

/** So many names must be there, even if they cover nodes. */
const PROMINENT = 30;

/** An edge must be longer than its label by so many pixels to get one. */
const ROOM = 30;

/** Pixels of the letters that are measured. */
const MEASURED = 20;

/** Where a name may stand, from the node's middle: right, left, below, above. */
const SIDES = [[1, 0], [-1, 0], [0, 1], [0, -1]];

export class Labels {
  /** nodes() and edges() give what is drawn, the most important first, as the scene lists them. */
  constructor(sigma, nodes, edges) {
    Object.assign(this, { sigma, nodes, edges });
    this.widths = new Map(); // by weight, then text, for letters of one pixel
    this.paused = false; // while nodes look for their places, names would only flicker
    this.stale = true; // whether nodes() and edges() must be asked again
    sigma.createCanvasContext("names", { afterLayer: "nodes", style: { pointerEvents: "none" } });
    this.context = sigma.getCanvases().names.getContext("2d");
    sigma.resize(true); // gives the new layer its size
    sigma.on("afterProcess", () => (this.stale = true));
    sigma.on("afterRender", () => this.draw());
  }

  draw() {
    const { context, sigma } = this;
    const { width, height } = sigma.getDimensions();
    context.clearRect(0, 0, width, height);
    if (this.paused) return;
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = paper();
    this.boxes = [];
    this.frame = { left: 0, top: 0, right: width, bottom: height };
    this.renew();
    const names = this.listed.nodes.map((node) => this.place(node)).filter(({ x, y }) => inside(this.frame, x, y));
    this.discs = names.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
    this.drawNames(names, (width * height) / AREA_OF_NAME);
    this.drawRelations(this.listed.edges, (width * height) / AREA_OF_RELATION);
  }

  renew() {
    if (!this.stale) return;
    this.listed = { nodes: [...this.nodes()], edges: [...this.edges()] };
    this.stale = false;
  }

  /** Where a node is on the screen. */
  place({ node, data, label, strong }) {
    const { x, y } = this.sigma.framedGraphToViewport(data);
    return { node, x, y, radius: this.sigma.scaleSize(data.size), text: shorten(label, LONGEST_NAME), strong };
  }

  drawNames(nodes, most) {
    this.named = new Set();
    for (const node of nodes) {
      if (most <= 0) return;
      if (node.radius < 2.2 && !node.strong) continue;
      const font = { weight: node.strong || node.radius > 12 ? 600 : 500, size: 11 + Math.min(5, node.radius / 5) };
      if (this.name(node, font)) this.named.add(node.node), most--;
    }
  }

  /** Writes a name beside its node where there is room; the first names may cover small nodes. */
  name({ x, y, radius, text, strong }, font) {
    const { size } = font;
    const width = this.width(text, font);
    const places = SIDES.map(([right, down]) => {
      const left = right === 1 ? x + radius + 4 : right === -1 ? x - radius - 4 - width : x - width / 2;
      const middle = y + down * (radius + size * 0.75);
      return { left: left - 2, right: left + width + 2, top: middle - size * 0.6, bottom: middle + size * 0.6 };
    });
    const free = places.filter((box) => !this.boxes.some((b) => meet(b, box)) && within(this.frame, box));
    const clear = free.find((box) => !this.discs.some((d) => meet(d, box)));
    const box = clear ?? (this.named.size < PROMINENT ? free[0] : undefined) ?? (strong ? places[0] : undefined);
    if (!box) return false;
    this.boxes.push(box);
    this.write(text, font, box.left + 2, box.bottom - size * 0.25, ink());
    return true;
  }

  drawRelations(edges, most) {
    for (const { edge, data, ends, label, strong } of edges) {
      if (most <= 0) return;
      if (!strong && !(this.named.has(edge.from) && this.named.has(edge.to))) continue;
      const [source, target] = ends.map((end) => this.sigma.framedGraphToViewport(end));
      const span = Math.hypot(target.x - source.x, target.y - source.y);
      const { x, y } = middleOf(source, target, data.bend);
      if (!inside(this.frame, x, y) || (span < ROOM && !strong)) continue;
      const font = { weight: strong ? 600 : 400, size: 10.5 };
      const width = this.width(label, font);
      const radii = ends.reduce((sum, end) => sum + this.sigma.scaleSize(end.size), 0);
      if (span - radii < width + ROOM && !strong) continue;
      let angle = Math.atan2(target.y - source.y, target.x - source.x);
      const box = around(x, y, width, font.size, angle);
      if (!strong && [...this.boxes, ...this.discs].some((b) => meet(b, box))) continue;
      this.boxes.push(box);
      if (Math.abs(angle) > Math.PI / 2) angle += Math.PI; // never upside down
      this.turned(label, font, x, y, angle, width, strong);
      most--;
    }
  }

  /** Writes along an edge; beside the edge that is in question, so that it can be seen. */
  turned(text, font, x, y, angle, width, strong) {
    this.context.save();
    this.context.translate(x, y);
    this.context.rotate(angle);
    this.write(text, font, -width / 2, font.size * (strong ? -0.6 : 0.35), strong ? ink() : faintInk());
    this.context.restore();
  }

  write(text, { weight, size }, x, y, color) {
    this.context.font = `${weight} ${size}px ${FONT}`;
    this.context.strokeText(text, x, y);
    this.context.fillStyle = color;
    this.context.fillText(text, x, y);
  }

  /** The width of text in a font; browsers take long to measure, so each text is measured once. */
  width(text, { weight, size }) {
    const known = this.widths.get(weight) ?? new Map();
    this.widths.set(weight, known);
    let width = known.get(text);
    if (width === undefined) {
      this.context.font = `${weight} ${MEASURED}px ${FONT}`;
      width = this.context.measureText(text).width / MEASURED;
      known.set(text, width);
    }
    return width * size;
  }
}

function inside({ left, top, right, bottom }, x, y) {
  return x > left && x < right && y > top && y < bottom;
}

function within(frame, box) {
  return box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
}

function meet(a, b) {
  return a.right >= b.left && a.left <= b.right && a.bottom >= b.top && a.top <= b.bottom;
}

/** The upright box around a turned text. */
function around(x, y, width, height, angle) {
  const across = (Math.abs(Math.cos(angle)) * width + Math.abs(Math.sin(angle)) * height) / 2;
  const down = (Math.abs(Math.sin(angle)) * width + Math.abs(Math.cos(angle)) * height) / 2;
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}

/** The name of the node under the pointer, on a card. */
export function drawNodeHover(context, node, settings) {
  const size = settings.labelSize + 1;
  context.font = `600 ${size}px ${FONT}`;
  const text = shorten(node.label ?? "", LONGEST_NAME * 2);
  const left = node.x + node.size + 3;
  const width = context.measureText(text).width + 14;
  context.fillStyle = paper();
  context.shadowColor = "rgba(0, 0, 0, 0.35)";
  context.shadowBlur = 8;
  context.beginPath();
  context.roundRect(left, node.y - size * 0.9, width, size * 1.8, 5);
  context.fill();
  context.shadowBlur = 0;
  context.fillStyle = ink();
  context.fillText(text, left + 7, node.y + size / 3);
}
