// The drawing: a sigma renderer over a graphology graph of the edges that the
// filter's strength lets in. Filters and the selection only change how they look.
import { MultiDirectedGraph } from "graphology";
import { CurvedArrowProgram, StraightArrowProgram } from "./edgeprogram.js";
import { Labels, drawNodeHover } from "./labels.js";
import { spiralPlace, startLayout } from "./layout.js";
import { DiscProgram } from "./nodeprogram.js";
import { Renderer } from "./renderer.js";
import { dashOf, edgeColor, isDark, onTheme, paper } from "./theme.js";
import { stateLabel, typeLabel } from "./words.js";

/** How far the second, third ... edge of two nodes bows out, and the last of many. */
const BEND = 0.14;
const MOST_BEND = 0.45;

const FADED = 0.13;

/** Pixels of the height for which nodes have their sizes, and the least share of these that they keep on small screens. */
const USUAL_HEIGHT = 660;
const SMALLEST = 0.4;

export class Scene {
  /**
   * container takes the drawing; looks say how nodes look. on has
   * node(node), edge(edge), nothing() for clicks, and progress(share) of a layout.
   */
  constructor(container, model, looks, on) {
    Object.assign(this, { model, looks, on });
    this.graph = new MultiDirectedGraph();
    this.shown = { edges: new Set(), nodes: new Set() };
    this.byDegree = [];
    this.joined = []; // the keys of the nodes with edges
    this.loose = new Map(); // the other nodes, each with its number; they are drawn when they are asked for
    this.fit = 1; // the share of their sizes that nodes have on this screen
    this.box = { x: [0, 1], y: [0, 1] }; // around what is drawn
    this.reach = 1; // how far from the middle the nodes with edges are
    this.lonely = false; // whether the others are shown, too
    this.selected = null; // a node or an edge
    this.hovered = null;
    this.near = null; // nodes and edges to show in full while the rest fades
    this.sigma = new Renderer(this.graph, container, this.settings());
    this.labels = new Labels(this.sigma, () => this.labelledNodes(), () => this.labelledEdges());
    this.listen(container);
    onTheme(() => this.sigma.refresh());
  }

  settings() {
    return {
      allowInvalidContainer: true, enableEdgeEvents: true, zIndex: true, stagePadding: matchMedia("(max-width: 900px)").matches ? 30 : 60,
      nodeProgramClasses: { disc: DiscProgram }, edgeProgramClasses: { line: StraightArrowProgram, curve: CurvedArrowProgram },
      defaultNodeType: "disc", defaultEdgeType: "line",
      renderLabels: false, labelSize: 12, defaultDrawNodeHover: drawNodeHover, minCameraRatio: 0.02, maxCameraRatio: 4,
      nodeReducer: (key, data) => this.lookOfNode(key, data),
      edgeReducer: (key, data) => this.lookOfEdge(key, data),
    };
  }

  /** Draws the edges that rank below strongest, laid out anew. */
  load(strongest) {
    const { graph, model } = this;
    graph.clear();
    const edges = model.edges.filter((e) => e.rank < strongest && e.from !== e.to);
    const joined = new Set(edges.flatMap((e) => [e.from, e.to]));
    this.loose = new Map();
    for (const node of model.nodes.values()) {
      if (joined.has(node)) this.addNode(node, node);
      else this.loose.set(node, this.loose.size);
    }
    this.addEdges(edges);
    this.byDegree = [...model.nodes.values()].sort((a, b) => b.edges.length - a.edges.length || (a.id < b.id ? -1 : 1));
    this.scale = Math.min(1, 18 / Math.sqrt(edges.length + 1) + 0.12);
    this.place();
  }

  addNode(node, { x = 0, y = 0 }) {
    this.graph.addNode(node.id, { x, y, label: node.name, node });
  }

  /** Adds those of the nodes that are not there, around the others: nodes without an edge. */
  addLoose(nodes) {
    for (const node of nodes) if (!this.graph.hasNode(node.id)) this.addNode(node, this.loosePlace(node));
  }

  loosePlace(node) {
    if (node.x !== undefined) return node;
    return spiralPlace(this.loose.get(node), this.reach, this.reach / 20 || 20);
  }

  addEdges(edges) {
    const lanes = new Map(); // the edges between two nodes
    for (const edge of edges) {
      const pair = [edge.source, edge.target].sort().join(" ");
      if (lanes.has(pair)) lanes.get(pair).push(edge);
      else lanes.set(pair, [edge]);
    }
    for (const side of lanes.values()) {
      const bend = Math.min(BEND, MOST_BEND / Math.ceil(side.length / 2));
      side.forEach((edge, lane) => this.addEdge(edge, Math.ceil(lane / 2) * (lane % 2 ? bend : -bend)));
    }
  }

  /** Adds an edge that bows to the left of the way from the lesser id to the greater. */
  addEdge(edge, bend) {
    const label = edge.state === "fact" ? typeLabel(edge.type) : `${typeLabel(edge.type)} (${stateLabel(edge.state).toLowerCase()})`;
    const weight = 1 + Math.log2(edge.evidence.length);
    this.graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, { edge, label, weight, bend: edge.source < edge.target ? bend : -bend });
  }

  /** Gives the nodes their places: those of the data, or a layout's. */
  place() {
    const { graph } = this;
    cancelAnimationFrame(this.request);
    this.joined = graph.nodes();
    if (this.joined.every((key) => this.model.nodes.get(key).x !== undefined)) return this.settled();
    this.joined.sort((a, b) => graph.degree(b) - graph.degree(a) || (a < b ? -1 : 1));
    const part = new MultiDirectedGraph();
    this.joined.forEach((key, i) => part.addNode(key, { ...spiralPlace(i), size: this.sizeOf(graph.getNodeAttribute(key, "node"), 1) }));
    graph.forEachEdge((key, { weight }, source, target) => part.addDirectedEdge(source, target, { weight }));
    this.run(startLayout(part), part);
  }

  run(layout, part) {
    this.labels.paused = true;
    const step = () => {
      const share = layout.next();
      this.graph.updateEachNodeAttributes(
        (key, attributes) => (part.hasNode(key) ? Object.assign(attributes, place(part.getNodeAttributes(key))) : attributes),
        { attributes: ["x", "y"] },
      );
      this.frame(this.joined);
      this.on.progress(share);
      if (share < 1) this.request = requestAnimationFrame(step);
      else this.settled();
    };
    step();
  }

  /** Puts those without edges around the others. */
  settled() {
    this.labels.paused = false;
    const { x, y } = this.frame(this.joined);
    this.reach = this.joined.length ? Math.hypot(...x, ...y) * 0.75 : 0;
    for (const node of this.loose.keys()) {
      if (this.graph.hasNode(node.id)) this.graph.mergeNodeAttributes(node.id, place(this.loosePlace(node)));
    }
    this.frame(this.lonely ? this.graph.nodes() : this.joined);
    this.sigma.refresh({ schedule: true });
    this.on.progress(1);
  }

  /** Makes the drawing's frame the one around these nodes, and gives it. */
  frame(keys) {
    const xs = keys.map((key) => this.graph.getNodeAttribute(key, "x"));
    const ys = keys.map((key) => this.graph.getNodeAttribute(key, "y"));
    const extent = (list) => (list.length ? [list.reduce((a, b) => Math.min(a, b)), list.reduce((a, b) => Math.max(a, b))] : [0, 1]);
    const box = { x: extent(xs), y: extent(ys) };
    this.sigma.setCustomBBox(box);
    this.box = box;
    this.fitSizes();
    return box;
  }

  /** Finds how large nodes may be where all of the drawing is seen. */
  fitSizes() {
    const padding = 2 * this.sigma.getSetting("stagePadding");
    const { width, height } = this.sigma.getDimensions();
    const [across, down] = ["x", "y"].map((axis) => this.box[axis][1] - this.box[axis][0] || 1);
    const drawn = down * Math.min((width - padding) / across, (height - padding) / down);
    this.fit = Math.min(1, Math.max(SMALLEST, drawn / USUAL_HEIGHT));
  }

  /** Shows these edges and nodes, and what is selected among them. */
  show(shown, selected, lonely) {
    this.addLoose([...shown.nodes, ...endsOf(selected)]);
    if (lonely !== this.lonely) this.frame(lonely ? this.graph.nodes() : this.joined);
    this.lonely = lonely;
    this.shown = shown;
    this.selected = selected;
    this.near = selected && neighbourhood(selected, shown.edges);
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Brings out what is under the pointer, and lets the rest be. */
  hover(subject) {
    const changed = [this.hovered, subject].filter(Boolean).flatMap((s) => (s.from ? [s] : s.edges));
    this.hovered = subject;
    this.labels.stale = true;
    const edges = changed.map((e) => e.id).filter((id) => this.graph.hasEdge(id));
    this.sigma.refresh({ partialGraph: { edges }, skipIndexation: true, schedule: true });
  }

  lookOfNode(key, { x, y, label, node }) {
    const chosen = node === this.selected;
    if (!this.shown.nodes.has(node) && !chosen && !this.near?.has(node)) return { x, y, hidden: true };
    const color = this.looks.colorOf(node);
    const faded = this.near && !this.near.has(node);
    const look = {
      x, y, label: faded ? "" : label, size: this.sizeOf(node),
      color, rim: paper(), rimWidth: 1.2, zIndex: this.near?.has(node) ? 1 : 0,
    };
    if (!node.named) Object.assign(look, { color: paper(), rim: color, rimWidth: Math.max(1.5, look.size * 0.35) });
    if (chosen) Object.assign(look, { rim: isDark() ? "#ffffff" : "#111111", rimWidth: 2.5, color });
    if (faded) Object.assign(look, node.named ? { color: blend(color) } : { rim: blend(color) });
    return look;
  }

  lookOfEdge(key, { edge, bend, label }) {
    if (!this.shown.edges.has(edge)) return { hidden: true };
    const chosen = edge === this.selected || edge === this.hovered;
    const touched = chosen || edge.from === this.hovered || edge.to === this.hovered;
    const faded = this.near && !this.near.has(edge) && !touched;
    const crowd = Math.min(1, 18 / Math.sqrt(this.shown.edges.size + 1));
    const alpha = faded ? FADED : touched ? 1 : this.near ? 0.9 : 0.25 + 0.6 * crowd;
    return {
      bend, type: bend ? "curve" : "line", label: faded ? "" : label, dash: dashOf(edge.state),
      size: ((edge.state === "fact" ? 0.9 : 1.2) + 0.55 * Math.log2(edge.evidence.length)) * (chosen ? 2 : 1), color: edgeColor(edge.state, alpha), zIndex: this.near?.has(edge) ? 1 : 0,
    };
  }

  /** The radius of a node where all is seen; large graphs and small screens have smaller nodes. */
  sizeOf(node, fit = this.fit) {
    return Math.max(2.5, this.looks.radiusOf(node) * this.scale * fit);
  }

  /** The drawn nodes with a name to show: what is in question, then the best connected. */
  *labelledNodes() {
    const ends = this.hovered?.from ? [this.hovered.from, this.hovered.to] : [];
    const first = this.selected && !this.selected.from ? [this.selected, ...ends] : ends;
    for (const node of new Set([...first, ...this.byDegree])) {
      const data = this.graph.hasNode(node.id) && this.sigma.getNodeDisplayData(node.id);
      if (data && !data.hidden && data.label) yield { node, data, label: data.label, strong: first.includes(node) };
    }
  }

  /** The drawn edges with a relation to show: what is in question, then the strongest. */
  *labelledEdges() {
    const first = [this.hovered, this.selected].flatMap((s) => (!s ? [] : s.from ? [s] : s.edges));
    for (const edge of new Set([...first, ...this.shown.edges])) {
      const data = this.graph.hasEdge(edge.id) && this.sigma.getEdgeDisplayData(edge.id);
      if (!data || data.hidden || !data.label) continue;
      const ends = [edge.from, edge.to].map((node) => this.sigma.getNodeDisplayData(node.id));
      yield { edge, data, ends, label: data.label, strong: edge === this.selected || edge === this.hovered };
    }
  }

  listen(container) {
    const { sigma, on, model } = this;
    const hover = (subject) => {
      container.style.cursor = subject ? "pointer" : "";
      this.hover(subject);
    };
    sigma.on("enterNode", ({ node }) => hover(model.nodes.get(node)));
    sigma.on("enterEdge", ({ edge }) => hover(this.graph.getEdgeAttribute(edge, "edge")));
    sigma.on("leaveNode", () => hover(null));
    sigma.on("leaveEdge", () => hover(null));
    sigma.on("clickNode", ({ node }) => on.node(model.nodes.get(node)));
    sigma.on("clickEdge", ({ edge }) => on.edge(this.graph.getEdgeAttribute(edge, "edge")));
    sigma.on("clickStage", () => on.nothing());
    this.listenToDrags();
    // Panels open and close beside the drawing without the window changing.
    new ResizeObserver(() => {
      sigma.resize();
      this.fitSizes();
      sigma.refresh({ skipIndexation: true });
    }).observe(container);
  }

  /** Lets the pointer move a node. */
  listenToDrags() {
    const { sigma } = this;
    sigma.on("downNode", ({ node }) => (sigma.held = node));
    sigma.on("moveBody", ({ event }) => {
      if (!sigma.held) return;
      this.graph.mergeNodeAttributes(sigma.held, sigma.viewportToGraph(event));
      event.preventSigmaDefault();
    });
    for (const end of ["upNode", "upEdge", "upStage"]) sigma.on(end, () => (sigma.held = null));
  }

  /** Moves the camera so that a node or an edge is in the middle. */
  goTo(subject) {
    const places = endsOf(subject).map((node) => this.sigma.getNodeDisplayData(node.id));
    const middle = (axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    const camera = this.sigma.getCamera();
    camera.animate({ x: middle("x"), y: middle("y"), ratio: Math.min(camera.ratio, 0.6) }, { duration: motion(400) });
  }

  zoom(factor) {
    const camera = this.sigma.getCamera();
    camera.animate({ ratio: camera.getBoundedRatio(camera.ratio * factor) }, { duration: motion(200) });
  }

  pan(x, y) {
    const camera = this.sigma.getCamera();
    camera.animate({ x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio }, { duration: motion(120) });
  }

  zoomAll() {
    this.sigma.getCamera().animatedReset({ duration: motion(300) });
  }
}

/** Milliseconds of a movement; none for people who want none. */
function motion(duration) {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : duration;
}

const place = ({ x, y }) => ({ x, y });

/** The nodes that a node or an edge, or nothing, is about. */
function endsOf(subject) {
  if (!subject) return [];
  return subject.from ? [subject.from, subject.to] : [subject];
}

/** A node with its visible edges and neighbours, or an edge with its ends. */
function neighbourhood(subject, edges) {
  if (subject.from) return new Set([subject, subject.from, subject.to]);
  const near = new Set([subject]);
  for (const edge of subject.edges) if (edges.has(edge)) near.add(edge).add(edge.from).add(edge.to);
  return near;
}

/** A node's colour when it steps back: as if the paper shone through. */
function blend(color) {
  const back = paper();
  const mix = (at) => Math.round(0.26 * parseInt(color.slice(at, at + 2), 16) + 0.74 * parseInt(back.slice(at, at + 2), 16));
  return `rgb(${mix(1)}, ${mix(3)}, ${mix(5)})`;
}
