// The colours and lines of the drawing, light and dark. The page's own colours
// are in style.css.

let query;

function dark() {
  query ??= matchMedia("(prefers-color-scheme: dark)");
  return query;
}

/** Dashes by state: pixels of a dash with its gap, and the dash's share. */
const DASHES = {
  alleged: [9, 0.62], attempted: [13, 0.75], planned: [7, 0.5], threatened: [7, 0.5], demanded: [7, 0.5],
  hypothetical: [4, 0.4], denied: [11, 0.35], negated: [11, 0.35],
};

/** Red, green and blue by state: amber for what is said, blue to violet for what
 * is meant to come, rose for what is denied. */
const LIGHT = {
  fact: [104, 116, 134], alleged: [201, 122, 14], attempted: [22, 128, 122], planned: [46, 110, 196],
  threatened: [142, 68, 173], demanded: [92, 84, 196], hypothetical: [96, 128, 160], denied: [205, 64, 98], negated: [176, 96, 116],
};
const DARK = {
  fact: [146, 158, 176], alleged: [236, 168, 72], attempted: [70, 186, 176], planned: [104, 164, 240],
  threatened: [190, 124, 220], demanded: [150, 144, 244], hypothetical: [140, 170, 200], denied: [240, 110, 140], negated: [206, 140, 156],
};

export function isDark() {
  return dark().matches;
}

/** Calls then whenever the theme changes. */
export function onTheme(then) {
  dark().addEventListener("change", then);
}

export function paper() {
  return isDark() ? "#15181d" : "#fbfaf7";
}

export function ink() {
  return isDark() ? "#e9e6df" : "#23272f";
}

export function faintInk() {
  return isDark() ? "#a9b0bb" : "#59616e";
}

/** The colour of an edge, as sigma reads it. */
export function edgeColor(state, alpha) {
  const [r, g, b] = (isDark() ? DARK : LIGHT)[state] ?? LIGHT.fact;
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

export function dashOf(state) {
  return DASHES[state];
}
