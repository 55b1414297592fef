// Draws an edge as a curve with an arrow, solid or dashed. Sigma's own arrows
// are straight and solid; here dashes tell claims from facts, and the curves
// keep the several edges of two nodes apart.
import { EdgeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";
import { trianglesOf } from "./program.js";

/** The parts that a vertex may belong to: the shaft, the arrow's base, its tip. */
const SHAFT = 0;
const BASE = 1;
const TIP = 2;

// All lengths are in pixels of the screen, so that dashes and arrows keep
// their size. An edge that is hidden has no thickness.
const VERTEX = /* glsl */ `
precision highp float;
attribute float a_step;
attribute float a_part;
attribute float a_side;
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec3 a_sizes; // thickness, radius of the source, radius of the target
attribute vec3 a_shape; // bend, length of a dash with its gap, share of the dash in it
#ifdef PICKING_MODE
attribute vec4 a_id;
#else
attribute vec4 a_color;
#endif

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec4 v_color;
varying float v_across;
varying float v_half;
varying float v_along;
varying vec2 v_dash;

vec2 toScreen(vec2 position) {
  return (u_matrix * vec3(position, 1.0)).xy * u_viewport * 0.5;
}

void main() {
  vec2 p0 = toScreen(a_source);
  vec2 p2 = toScreen(a_target);
  vec2 chord = p2 - p0;
  float span = length(chord);
  if (a_sizes.x == 0.0 || span < 0.01) {
    gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
    return;
  }
  vec2 bend = vec2(-chord.y, chord.x) * a_shape.x;
  vec2 p1 = (p0 + p2) * 0.5 + bend;
  float speed = span * sqrt(1.0 + 4.0 * a_shape.x * a_shape.x); // at both ends

  float thickness = max(a_sizes.x / u_sizeRatio, 0.8);
  float arrow = min(4.0 + 2.5 * thickness, span * 0.3);
  float room = speed * 0.5;
  float start = min(a_sizes.y / u_sizeRatio, room * 0.8) / speed;
  float tip = 1.0 - min(a_sizes.z / u_sizeRatio + 1.0, room * 0.8) / speed;
  float base = max(tip - arrow / speed, start);
  float halfWidth = thickness * 0.5 + 0.5; // with the soft rim
  float arrowHalf = arrow * 0.45;
  #ifdef PICKING_MODE
  halfWidth = max(halfWidth, 4.0);
  arrowHalf = max(arrowHalf, 5.0);
  #endif

  float t = tip;
  v_half = 0.0;
  v_dash = vec2(0.0, 1.0);
  if (a_part == ${SHAFT}.0) {
    t = mix(start, base, a_step);
    v_half = halfWidth;
    v_dash = a_shape.yz;
  } else if (a_part == ${BASE}.0) {
    t = base;
    v_half = arrowHalf;
  }
  vec2 point = mix(mix(p0, p1, t), mix(p1, p2, t), t);
  vec2 along = normalize(mix(p1 - p0, p2 - p1, t));
  v_across = a_side * v_half;
  v_along = t * speed;
  point += vec2(-along.y, along.x) * v_across;
  gl_Position = vec4(point / (u_viewport * 0.5), 0.0, 1.0);

  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0; // sigma packs alpha in seven bits
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_across;
varying float v_half;
varying float v_along;
varying vec2 v_dash;
uniform float u_pixelRatio;

void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float cover = clamp((v_half - abs(v_across)) * u_pixelRatio, 0.0, 1.0);
  if (v_dash.x > 0.0) {
    float place = fract(v_along / v_dash.x) * v_dash.x;
    float dash = v_dash.x * v_dash.y;
    cover *= clamp(dash - place + 0.5, 0.0, 1.0) * clamp(place + 0.5, 0.0, 1.0);
  }
  float alpha = v_color.a * cover;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}
`;

/** The vertices of an edge whose shaft has so many straight pieces: a_step, a_part, a_side. */
function vertices(pieces) {
  const list = [];
  const pair = (i) => [[i / pieces, SHAFT, 1], [i / pieces, SHAFT, -1]];
  for (let i = 0; i < pieces; i++) {
    const [[left, right], [farLeft, farRight]] = [pair(i), pair(i + 1)];
    list.push(left, right, farLeft, farLeft, right, farRight);
  }
  return [...list, [1, BASE, 1], [1, BASE, -1], [1, TIP, 0]];
}

/**
 * The programs of sigma, for edges without and with a bend. Edges have, besides color and size:
 *   bend  how far the curve bows to the left, as a share of its length
 *   dash  [pixels of a dash with its gap, share of the dash], or nothing for solid
 */
export class StraightArrowProgram extends trianglesOf(EdgeProgram) {
  shaders() {
    return { vertex: VERTEX, fragment: FRAGMENT };
  }

  corners() {
    return vertices(1);
  }

  attributes() {
    return { a_step: 1, a_part: 1, a_side: 1, a_source: 2, a_target: 2, a_sizes: 3, a_shape: 3, a_color: 4, a_id: 4 };
  }

  values(id, source, target, { size, bend = 0, dash = [0, 1], color }) {
    return [source.x, source.y, target.x, target.y, size, source.size, target.size, bend, ...dash, floatColor(color), id];
  }
}

export class CurvedArrowProgram extends StraightArrowProgram {
  corners() {
    return vertices(12);
  }
}

/** The middle of such a curve between two points of the screen, where y points down. */
export function middleOf(source, target, bend = 0) {
  const x = (source.x + target.x) / 2 + ((target.y - source.y) * bend) / 2;
  const y = (source.y + target.y) / 2 - ((target.x - source.x) * bend) / 2;
  return { x, y };
}
