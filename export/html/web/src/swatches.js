// Small samples of the drawing's colours and lines, for lists and legends.
import { h, svg } from "./dom.js";
import { dashOf } from "./theme.js";

export function dot(color) {
  const sample = h("span", { class: "dot", "aria-hidden": "true" });
  sample.style.background = color;
  return sample;
}

/** A piece of line as edges of a state have it; the colour is in style.css. */
export function dashSwatch(state) {
  const [period, share] = dashOf(state) ?? [0, 1];
  const dash = period ? `${period * share} ${period * (1 - share)}` : "none";
  const line = svg("line", { x1: 1, y1: 5, x2: 27, y2: 5, "stroke-dasharray": dash });
  return svg("svg", { class: `swatch state-${state}`, viewBox: "0 0 28 10", width: 28, height: 10, "aria-hidden": "true" }, line);
}
