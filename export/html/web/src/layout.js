// Where the nodes go: ForceAtlas2 from a start that follows from the graph
// alone, a fixed number of steps, so that the same graph always looks the same;
// then overlapping nodes are moved apart.
import { assignLayoutChanges, graphToByteArrays } from "graphology-layout-forceatlas2/helpers.js";
import iterate from "graphology-layout-forceatlas2/iterate.js";

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Milliseconds that the steps of one frame may take: as long as the drawing takes, between these. */
const SHORTEST = 25;
const LONGEST = 200;

/** Barnes and Hut's approximation pays above this number of nodes, and must be rougher above the second. */
const MANY = 600;
const VERY_MANY = 3000;

/** Screens are wider than high, and ForceAtlas2 makes round drawings. */
const WIDENING = 1.3;

/** The height in pixels for which nodes are moved apart, and the gap between them. */
const HEIGHT = 760;
const GAP = 5;

/** The number of steps after which a drawing of so many nodes hardly changes. */
function stepsFor(nodes) {
  if (nodes <= 500) return 700;
  if (nodes <= VERY_MANY) return 350;
  return 120;
}

/** The place with number i on a spiral around an inner circle, from the middle outwards. */
export function spiralPlace(i, inner = 0, step = 20) {
  const radius = Math.sqrt(inner * inner + i * step * step);
  return { x: radius * Math.cos(i * GOLDEN_ANGLE), y: radius * Math.sin(i * GOLDEN_ANGLE) };
}

/**
 * Starts a layout of graph, whose nodes have a size (the radius in pixels where
 * all of the drawing is seen) and whose edges have a weight. next() does as many
 * steps as fit into a frame and says how much is done, from 0 to 1; at 1 it is
 * over.
 */
export function startLayout(graph) {
  const order = graph.order;
  const settings = {
    linLogMode: false, outboundAttractionDistribution: false, adjustSizes: false, edgeWeightInfluence: 0.5,
    scalingRatio: 12, strongGravityMode: true, gravity: 0.12, slowDown: 1 + Math.log(Math.max(order, 2)),
    barnesHutOptimize: order > MANY, barnesHutTheta: order > VERY_MANY ? 1 : 0.6,
  };
  const matrices = graphToByteArrays(graph, (_, attributes) => attributes.weight);
  const total = order < 2 ? 0 : stepsFor(order);
  let done = 0;
  let last = performance.now();
  return {
    next() {
      const now = performance.now();
      const end = now + Math.min(LONGEST, Math.max(SHORTEST, now - last));
      while (done < total && performance.now() < end) {
        iterate(settings, matrices.nodes, matrices.edges);
        done++;
      }
      last = performance.now();
      assignLayoutChanges(graph, matrices.nodes, null);
      widen(graph);
      if (done < total) return done / total;
      separate(graph);
      return 1;
    },
  };
}

function widen(graph) {
  graph.updateEachNodeAttributes((_, attributes) => Object.assign(attributes, { x: attributes.x * WIDENING }));
}

/** Moves overlapping nodes apart, a few rounds; neighbours are found in a grid. */
export function separate(graph, rounds = 60) {
  const nodes = graph.mapNodes((key, { x, y, size }) => ({ key, x, y, size }));
  const heights = nodes.map((n) => n.y);
  const unit = (Math.max(...heights) - Math.min(...heights)) / HEIGHT || 1; // of the layout, in a pixel
  for (const node of nodes) node.reach = (node.size + GAP / 2) * unit;
  const cell = 2 * Math.max(...nodes.map((n) => n.reach));
  for (let round = 0; round < rounds && push(nodes, cell); round++);
  for (const { key, x, y } of nodes) graph.mergeNodeAttributes(key, { x, y });
}

/** One round; says whether any two nodes overlapped. */
function push(nodes, cell) {
  const grid = new Map();
  const place = (x, y) => `${x} ${y}`;
  let moved = false;
  for (const node of nodes) {
    const column = Math.floor(node.x / cell);
    const row = Math.floor(node.y / cell);
    for (let x = column - 1; x <= column + 1; x++) {
      for (let y = row - 1; y <= row + 1; y++) {
        for (const other of grid.get(place(x, y)) ?? []) moved = part(node, other) || moved;
      }
    }
    const home = place(column, row);
    if (grid.has(home)) grid.get(home).push(node);
    else grid.set(home, [node]);
  }
  return moved;
}

/** Moves two nodes apart if they overlap; the smaller one moves more. */
function part(a, b) {
  const dx = b.x - a.x || 1e-3;
  const dy = b.y - a.y;
  const distance = Math.hypot(dx, dy);
  const overlap = a.reach + b.reach - distance;
  if (overlap <= 0) return false;
  const share = b.reach / (a.reach + b.reach);
  const step = (overlap * 0.6) / distance;
  a.x -= dx * step * share;
  a.y -= dy * step * share;
  b.x += dx * step * (1 - share);
  b.y += dy * step * (1 - share);
  return true;
}
