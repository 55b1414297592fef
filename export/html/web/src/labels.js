// Writes names and relations onto the drawing: the most important first, none
// over another, with a rim of paper around the letters. Sigma's own labels may
// cover each other.
import { Boxes, around, inside, within } from "./boxes.js";
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
    if (sigma.isShifting()) return; // the names that are there move with the picture
    const { width, height } = sigma.getDimensions();
    context.clearRect(0, 0, width, height);
    if (this.paused) return;
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = paper();
    this.boxes = new Boxes(); // of what is written
    this.frame = { left: 0, top: 0, right: width, bottom: height };
    this.renew();
    const places = this.placed();
    this.discs = new Boxes(); // of nodes
    for (const { x, y, radius } of places) this.discs.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    this.drawNames(places, (width * height) / AREA_OF_NAME);
    this.drawRelations(this.listed.edges, (width * height) / AREA_OF_RELATION);
  }

  renew() {
    if (!this.stale) return;
    const nodes = Array.from(this.nodes(), (item) => ({ ...item, text: shorten(item.label, LONGEST_NAME) }));
    const at = new Map(nodes.map(({ node }, i) => [node, i]));
    nodes.forEach((item, i) => (item.at = i));
    const ends = ({ from, to }) => [from, to].map((node) => at.get(node) ?? nodes.length);
    this.listed = { nodes, edges: Array.from(this.edges(), (item) => ({ ...item, at: ends(item.edge) })) };
    this.stale = false;
  }

  /** The nodes on the screen, and where they are. */
  placed() {
    const list = [];
    for (const item of this.listed.nodes) {
      const { x, y } = this.sigma.framedGraphToViewport(item.data);
      if (inside(this.frame, x, y)) list.push({ item, x, y, radius: this.sigma.scaleSize(item.data.size) });
    }
    return list;
  }

  drawNames(places, most) {
    this.named = new Uint8Array(this.listed.nodes.length + 1); // whether a node has got its name, by its number in the list
    this.names = 0;
    for (const place of places) {
      if (most <= 0) return;
      const { radius, item } = place;
      if (radius < 2.2 && !item.strong) continue;
      const font = { weight: item.strong || radius > 12 ? 600 : 500, size: 11 + Math.min(5, radius / 5) };
      const box = this.roomFor(place, font);
      if (!box) continue;
      this.boxes.add(box);
      this.write(item.text, font, box.left + 2, box.bottom - font.size * 0.25, ink());
      this.named[item.at] = 1;
      this.names++;
      most--;
    }
  }

  /** Where a name fits beside its node; the first names may cover small nodes. */
  roomFor({ x, y, radius, item: { text, strong } }, font) {
    const { size } = font;
    const width = this.width(text, font);
    let free, first;
    for (const [right, down] of SIDES) {
      const left = right === 1 ? x + radius + 4 : right === -1 ? x - radius - 4 - width : x - width / 2;
      const middle = y + down * (radius + size * 0.75);
      const box = { left: left - 2, right: left + width + 2, top: middle - size * 0.6, bottom: middle + size * 0.6 };
      first ??= box;
      if (!within(this.frame, box) || this.boxes.meet(box)) continue;
      if (!this.discs.meet(box)) return box;
      free ??= box;
    }
    return (this.names < PROMINENT ? free : undefined) ?? (strong ? first : undefined);
  }

  drawRelations(edges, most) {
    for (const item of edges) {
      if (most <= 0) return;
      if (!item.strong && !(this.named[item.at[0]] && this.named[item.at[1]])) continue;
      const { data, ends, label, strong } = item;
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
      if (!strong && (this.boxes.meet(box) || this.discs.meet(box))) continue;
      this.boxes.add(box);
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
