// What changes while the drawing moves.

/** Milliseconds without movement after which the drawing rests. */
const REST = 80;

/** Milliseconds of a movement; none for people who want none. */
export function motion(duration) {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : duration;
}

function moves(sigma) {
  return sigma.getCamera().isAnimated() || sigma.getMouseCaptor().isMoving;
}

/**
 * A program of sigma's that does not draw what clicks are looked up in while
 * the drawing moves: that is half of the work, and nobody can click then.
 */
export function unclickableInMotion(Program) {
  return class extends Program {
    render(params) {
      const { pickProgram } = this;
      if (moves(this.renderer)) this.pickProgram = null;
      super.render(params);
      this.pickProgram = pickProgram;
    }
  };
}

/** Draws once more when a movement is over, so that clicks find things again. */
export function drawAtRest(sigma) {
  let timer;
  const rest = () => (moves(sigma) ? later() : sigma.scheduleRender());
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(rest, REST);
  };
  sigma.on("afterRender", () => moves(sigma) && later());
}
