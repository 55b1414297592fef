// Sigma's renderer, cheaper: it draws what clicks are looked up in only when one
// is, looks nothing up while the drawing moves, has no layers that are empty,
// and, where drawing takes long, moves the picture that it has.
import Sigma from "sigma";

/** Milliseconds without movement after which the drawing rests. */
const REST = 150;

/** Milliseconds of a frame above which drawing is slow: without a graphics card, for many edges. */
const SLOW = 40;

/** Milliseconds between two looks at whether a frame is drawn. */
const LOOK = 10;

/** While it is moved, a picture may lose this share of the screen, and grow or shrink by so much. */
const MOST_EMPTY = 0.5;
const MOST_GROWTH = 2.5;

/** The layers that move with the drawing. */
const MOVED = ["edges", "nodes", "names", "hovers", "hoverNodes"];

export class Renderer extends Sigma {
  constructor(...given) {
    super(...given);
    this.slow = false; // whether drawing takes long
    this.held = false; // whether the pointer holds a node
    this.drawn = null; // where two points were on the screen when it was last drawn
    this.hideEmptyLayers();
    this.mouseCaptor.off("wheel", this.activeListeners.handleWheel); // which looks up what is under the pointer, for nobody
    for (const event of ["afterProcess", "resize"]) this.on(event, () => (this.idsDrawn = false));
  }

  isMoving() {
    return this.camera.isAnimated() || this.mouseCaptor.isMoving || this.touchCaptor.isMoving;
  }

  /** Whether the frame under way only moves the picture of an earlier one. */
  isShifting() {
    return Boolean(this.shifting);
  }

  render() {
    const { matrix } = this;
    this.shifting = this.slow && this.drawn && !this.needToProcess && this.isMoving();
    super.render();
    if (this.shifting && !this.shift()) {
      this.shifting = false;
      super.render();
    }
    if (matrix.some((x, i) => x !== this.matrix[i])) this.idsDrawn = false;
    if (this.isMoving()) this.drawAtRest();
    if (!this.shifting) this.settle();
    return this;
  }

  /** Notes where things are drawn, and how long that takes. */
  settle() {
    this.drawn = this.landmarks();
    for (const id of MOVED) if (this.elements[id]) this.elements[id].style.transform = "";
    if (!this.isMoving()) this.measure();
  }

  landmarks() {
    return [0, 1].map((x) => this.framedGraphToViewport({ x, y: 0 }));
  }

  /** Moves the picture to where it would be drawn now; false if too little of it were to be seen. */
  shift() {
    const [[a, b], [c, d]] = [this.drawn, this.landmarks()];
    const [from, to] = [{ x: b.x - a.x, y: b.y - a.y }, { x: d.x - c.x, y: d.y - c.y }];
    // The turn and growth from one pair of points to the other, as complex numbers are divided.
    const length = from.x * from.x + from.y * from.y;
    const turn = { x: (to.x * from.x + to.y * from.y) / length, y: (to.y * from.x - to.x * from.y) / length };
    const x = c.x - turn.x * a.x + turn.y * a.y;
    const y = c.y - turn.y * a.x - turn.x * a.y;
    const growth = Math.hypot(turn.x, turn.y);
    const { width, height } = this.getDimensions();
    const seen = (start, size) => Math.max(0, Math.min(size, start + growth * size) - Math.max(0, start)) / size;
    if (growth > MOST_GROWTH || seen(x, width) * seen(y, height) < 1 - MOST_EMPTY) return false;
    for (const id of MOVED) {
      const { style } = this.elements[id] ?? {};
      if (!style) continue;
      style.transformOrigin = "0 0";
      style.transform = `matrix(${turn.x}, ${turn.y}, ${-turn.y}, ${turn.x}, ${x}, ${y})`;
    }
    return true;
  }

  /** Draws once more when a movement is over. */
  drawAtRest() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.isMoving() ? this.drawAtRest() : this.scheduleRender()), REST);
  }

  /** Finds out how long it takes until all of a frame is drawn. */
  measure() {
    const gl = this.webGLContexts.edges;
    if (!gl.fenceSync) return;
    gl.deleteSync(this.fence ?? null);
    const fence = (this.fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0));
    gl.flush();
    const start = performance.now();
    const look = () => {
      if (fence !== this.fence || gl.isContextLost() || document.hidden) return;
      if (gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED) this.slow = performance.now() - start > SLOW;
      else setTimeout(look, LOOK);
    };
    setTimeout(look, LOOK);
  }

  /** Sigma's layers for labels are not used, the one for the mouse shows nothing. */
  hideEmptyLayers() {
    for (const id of ["edgeLabels", "labels"]) this.elements[id].style.display = "none";
    this.elements.mouse.style.opacity = 0;
    this.renderHighlightedNodes();
  }

  renderHighlightedNodes() {
    const something = Boolean(this.hoveredNode);
    if (this.isShifting() || (!something && this.nothingHovered)) return;
    this.nothingHovered = !something;
    for (const id of ["hovers", "hoverNodes"]) this.elements[id].style.display = something ? "" : "none";
    super.renderHighlightedNodes();
  }

  clear() {
    return this.isShifting() ? this : super.clear();
  }

  /** Sigma calls it for every frame. */
  resetWebGLTexture() {
    return this;
  }

  /** Draws what clicks are looked up in, where that is not there. */
  drawIds() {
    if (this.idsDrawn) return;
    for (const layer of this.pickingLayers) super.resetWebGLTexture(layer);
    const params = this.getRenderParams();
    for (const programs of [this.nodePrograms, this.edgePrograms]) {
      for (const program of Object.values(programs)) program.renderIds?.(params); // sigma's own have nothing to draw
    }
    this.idsDrawn = true;
  }

  /** Whether what is under the pointer stays as it is: the pointer holds something, or the drawing moves. */
  isHeld() {
    const { isMouseDown, draggedEvents } = this.mouseCaptor;
    return this.held || (isMouseDown && draggedEvents > 0) || this.isMoving();
  }

  getNodeAtPosition(position) {
    if (this.isHeld()) return this.hoveredNode;
    this.drawIds();
    return super.getNodeAtPosition(position);
  }

  getEdgeAtPoint(x, y) {
    if (this.isHeld()) return this.hoveredEdge;
    this.drawIds();
    return super.getEdgeAtPoint(x, y);
  }
}
