// The search: a field with a list of the names and aliases that match.
import { byId, fill, h, name } from "./dom.js";
import { dot } from "./swatches.js";
import { kindLabel, shorten } from "./words.js";

const MOST = 12;

/** Text as it is compared: without case and accents. */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What can be found: every name and alias of every node, folded. */
export function makeIndex(nodes) {
  const entries = [];
  for (const node of nodes) {
    for (const text of [node.name, ...(node.aliases ?? [])]) entries.push({ node, text, folded: fold(text) });
  }
  return entries;
}

/**
 * The best matches of query, each node once: whole names, then beginnings of
 * names, then beginnings of words, then anything inside; of equals the better
 * connected first.
 */
export function find(index, query, most = MOST) {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const best = new Map();
  for (const entry of index) {
    const rank = rankOf(entry.folded, wanted);
    const found = best.get(entry.node);
    if (rank !== null && (!found || rank < found.rank)) best.set(entry.node, { ...entry, rank });
  }
  return [...best.values()]
    .sort((a, b) => a.rank - b.rank || b.node.edges.length - a.node.edges.length || (a.node.id < b.node.id ? -1 : 1))
    .slice(0, most);
}

function rankOf(text, wanted) {
  if (text === wanted) return 0;
  const at = text.indexOf(wanted);
  if (at < 0) return null;
  if (at === 0) return 1;
  return /[\p{L}\p{N}]/u.test(text[at - 1]) ? 3 : 2;
}

/** Makes the field work; choose is called with the node that was chosen. */
export function startSearch(nodes, looks, choose) {
  const field = byId("search");
  const list = byId("matches");
  const index = makeIndex(nodes);
  let matches = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const pick = (i) => {
    close();
    field.value = matches[i].node.name;
    choose(matches[i].node);
  };
  const mark = (i) => {
    active = i;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === i)));
    list.children[i].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", list.children[i].id);
  };
  const open = () => {
    matches = find(index, field.value);
    const none = h("li", { class: "none", role: "presentation" }, "Nothing has this name");
    fill(list, matches.length ? matches.map((match, i) => item(match, i, looks, pick)) : none);
    list.hidden = !field.value.trim();
    field.setAttribute("aria-expanded", String(!list.hidden));
    if (matches.length && !list.hidden) mark(0);
  };

  field.addEventListener("input", open);
  field.addEventListener("focus", () => field.select());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && matches.length) {
      if (list.hidden) open();
      else mark((active + steps[event.key] + matches.length) % matches.length);
    } else if (event.key === "Enter" && active >= 0) pick(active);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function item({ node, text }, i, looks, pick) {
  const also = text === node.name ? null : h("small", {}, "also ", name(shorten(text, 60)));
  return h(
    "li",
    // The field must keep the focus until the choice is made.
    { id: `match-${i}`, role: "option", "aria-selected": "false", onmousedown: (e) => e.preventDefault(), onclick: () => pick(i) },
    dot(looks.colorOf(node)),
    h("span", { class: "what" }, name(shorten(node.name, 80)), also),
    h("small", {}, kindLabel(node.kind)),
  );
}
