// How the page says things: labels of kinds, types and states, days, numbers, links.

const DAY = 86_400_000;

/** "ArmedGroup" → "Armed group". */
export function kindLabel(kind) {
  return capital(kind.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase());
}

/** "MET_WITH" → "met with". */
export function typeLabel(type) {
  return type.replaceAll("_", " ").toLowerCase();
}

/** "verbal_conflict" → "Verbal conflict". */
export function familyLabel(family) {
  return capital(typeLabel(family));
}

/** How an edge stands, and what that means. */
const STATES = {
  fact: ["Fact", "At least one statement gives it as a fact"],
  alleged: ["Alleged", "Somebody is said to have done it; nobody states it as a fact"],
  attempted: ["Attempted", "It was tried"],
  planned: ["Planned", "It is intended or agreed, and has not happened"],
  threatened: ["Threatened", "Somebody threatens to do it"],
  demanded: ["Demanded", "Somebody asks for it"],
  hypothetical: ["Hypothetical", "It is only considered, or hangs on a condition"],
  denied: ["Denied", "It is denied, and nobody else says it"],
  negated: ["Negated", "It is said not to be so"],
};

export function stateLabel(state) {
  return STATES[state]?.[0] ?? capital(state);
}

export function stateMeaning(state) {
  return STATES[state]?.[1] ?? "";
}

/** How a statement stands: "alleged", "not, denied". */
export function statementLabel(evidence) {
  const real = evidence.modality === "asserted" ? "stated as fact" : evidence.modality;
  return evidence.polarity === "neg" ? (evidence.modality === "asserted" ? "stated as not so" : `not so, ${real}`) : real;
}

/** The day of a text like 2006-01-02 as a number of days, null if it is none. */
export function dayOf(text) {
  const time = text ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

export function dayLabel(day) {
  return dayFormat.format(new Date(day * DAY));
}

/** "4 Mar 2024", or "4 Mar 2024 – 9 Mar 2024"; "" where nothing is known. */
export function spanLabel(from, until) {
  const first = dayOf(from);
  const last = dayOf(until);
  if (first === null || last === null) return "";
  return first === last ? dayLabel(first) : `${dayLabel(first)} – ${dayLabel(last)}`;
}

const numberFormat = new Intl.NumberFormat("en-GB");

/** 1234 → "1,234". */
export function number(n) {
  return numberFormat.format(n);
}

/** "1 article", "2 articles". */
export function count(n, one, many = `${one}s`) {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** Text of at most limit characters. */
export function shorten(text, limit) {
  const characters = Array.from(text.length > limit * 4 ? text.slice(0, limit * 4) : text);
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : text;
}

/** An address that a link may have: of the web, and nothing that runs. */
export function httpAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
