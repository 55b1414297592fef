// Draws a node as a disc with a rim: filled if the node has a name, hollow if
// it is only described.
import { NodeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";
import { trianglesOf } from "./program.js";

const VERTEX = /* glsl */ `
precision highp float;
attribute vec2 a_corner; // of a triangle around the disc
attribute vec2 a_position;
attribute vec2 a_sizes; // radius, width of the rim
attribute vec4 a_rim;
#ifdef PICKING_MODE
attribute vec4 a_id;
#else
attribute vec4 a_color;
#endif

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_offset;
varying vec2 v_radii; // of the disc, of what is inside the rim

void main() {
  float radius = a_sizes.x / u_sizeRatio;
  v_offset = a_corner * (radius + 1.0);
  v_radii = vec2(radius, radius - a_sizes.y);
  vec2 center = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(center + v_offset / (u_viewport * 0.5), 0.0, 1.0);
  v_rim = a_rim;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0; // sigma packs alpha in seven bits
  v_rim.a *= 255.0 / 254.0;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_offset;
varying vec2 v_radii;
uniform float u_pixelRatio;

void main() {
  float distance = length(v_offset);
  #ifdef PICKING_MODE
  if (distance > v_radii.x) discard;
  gl_FragColor = v_color;
  #else
  float cover = clamp((v_radii.x - distance) * u_pixelRatio + 0.5, 0.0, 1.0);
  float inside = clamp((v_radii.y - distance) * u_pixelRatio + 0.5, 0.0, 1.0);
  vec4 color = mix(v_rim, v_color, inside);
  float alpha = color.a * cover;
  gl_FragColor = vec4(color.rgb * alpha, alpha);
  #endif
}
`;

/** The program of sigma. Nodes have, besides color and size: rim, a color, and rimWidth. */
export class DiscProgram extends trianglesOf(NodeProgram) {
  shaders() {
    return { vertex: VERTEX, fragment: FRAGMENT };
  }

  corners() {
    return [0, 1, 2].map((i) => [2 * Math.cos((i * 2 * Math.PI) / 3), 2 * Math.sin((i * 2 * Math.PI) / 3)]);
  }

  attributes() {
    return { a_corner: 2, a_position: 2, a_sizes: 2, a_color: 4, a_rim: 4, a_id: 4 };
  }

  values(id, node) {
    return [node.x, node.y, node.size, node.rimWidth ?? 1, floatColor(node.color), floatColor(node.rim ?? node.color), id];
  }
}
