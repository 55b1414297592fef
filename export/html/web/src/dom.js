// Elements are made here and nowhere else. Whatever comes from articles goes
// in as text, so that markup in a name is shown and never parsed.

/**
 * Makes an element. Properties that begin with "on" are listeners, "class" and
 * names with a hyphen are attributes, the rest are properties of the element.
 * Children are elements or texts; null and false are left out.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class" || name === "role" || name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  add(element, children);
  return element;
}

/** Replaces what is in element. */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
}

function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/** A name as articles have it, kept apart from the direction of the text around it. */
export function name(text) {
  return h("bdi", {}, text);
}

/** A drawing in SVG; attributes only. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export const byId = (id) => document.getElementById(id);
