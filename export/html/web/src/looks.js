// How nodes look: coloured by their kind or by their community, as large as they
// have relations or as their PageRank says. Communities and PageRank are there
// where the graph was analyzed.
import { h, name } from "./dom.js";
import { dot } from "./swatches.js";
import { number, shorten } from "./words.js";

/** The colours of the largest communities; all others share the last one. */
const COLORS = ["#2f6fb0", "#d9792b", "#3f9a4f", "#b8434e", "#7f5bb0", "#0f9aa8", "#b39a10", "#c65b9b", "#80603e", "#6a8a1f"];
const OTHERS = "#8b95a1";

/** The diameters of nodes by PageRank: without any, and more with the highest; areas are in proportion. */
const LEAST = 8;
const MOST = 44;

export class Looks {
  constructor(model) {
    this.color = "kind"; // or community
    this.size = "relations"; // or pageRank
    this.colors = new Map(model.header.kinds.map((k) => [k.name, k.color]));
    const nodes = [...model.nodes.values()];
    this.analyzed = nodes.some((node) => node.measures);
    if (!this.analyzed) return;
    this.ranks = new Map(["pageRank", "betweenness"].map((measure) => [measure, ranksOf(nodes, measure)]));
    this.highest = Math.max(...nodes.map((node) => node.measures?.pageRank ?? 0)) || 1;
    this.communities = communitiesOf(nodes);
  }

  colorOf(node) {
    return this.color === "community" ? this.communityOf(node).color : this.colors.get(node.kind);
  }

  /** The radius in pixels, in a small graph. */
  radiusOf(node) {
    if (this.size !== "pageRank") return node.size / 2;
    return (LEAST + (MOST - LEAST) * Math.sqrt((node.measures?.pageRank ?? 0) / this.highest)) / 2;
  }

  communityOf(node) {
    return this.communities[node.measures?.community] ?? { color: OTHERS, nodes: [] };
  }

  /** The place of a node among all, from 1, by a measure. */
  rankOf(node, measure) {
    return this.ranks.get(measure).get(node);
  }
}

/** Nodes with the same value share a place. */
function ranksOf(nodes, measure) {
  const value = (node) => node.measures?.[measure] ?? 0;
  const sorted = [...nodes].sort((a, b) => value(b) - value(a));
  const ranks = new Map();
  sorted.forEach((node, i) => ranks.set(node, i > 0 && value(node) === value(sorted[i - 1]) ? ranks.get(sorted[i - 1]) : i + 1));
  return ranks;
}

/** The communities by their numbers: {color, nodes}, the best connected node first. */
function communitiesOf(nodes) {
  const list = [];
  for (const node of nodes) if (node.measures) (list[node.measures.community] ??= { nodes: [] }).nodes.push(node);
  list.forEach((community, i) => {
    community.nodes.sort((a, b) => b.measures.pageRank - a.measures.pageRank || (a.id < b.id ? -1 : 1));
    community.color = community.nodes.length > 1 ? COLORS[i] ?? OTHERS : OTHERS;
  });
  return list;
}

/** The controls; change is called after looks have changed. */
export function lookControls(looks, change) {
  const legend = h("div", { class: "legend", hidden: true }, legendRows(looks));
  const choice = (field, label, options) =>
    h("div", { class: "choice", role: "radiogroup", "aria-label": label }, h("span", {}, label),
      options.map(([value, text]) => {
        const pick = () => {
          looks[field] = value;
          legend.hidden = looks.color !== "community";
          document.body.classList.toggle("by-community", looks.color === "community");
          change();
        };
        return h("label", {}, h("input", { type: "radio", name: `look-${field}`, value, checked: looks[field] === value, onchange: pick }), text);
      }));
  return [
    choice("color", "Colour", [["kind", "Kind"], ["community", "Community"]]),
    choice("size", "Size", [["relations", "Relations"], ["pageRank", "PageRank"]]),
    legend,
  ];
}

/** The communities that have a colour of their own, by the two names in the middle of them. */
function legendRows({ communities }) {
  const own = communities.filter((community) => community.color !== OTHERS);
  const row = (color, text, size) => h("div", { class: "row" }, dot(color), h("span", { class: "name" }, text), h("span", { class: "count" }, number(size)));
  const others = communities.filter((community) => !own.includes(community)).reduce((sum, { nodes }) => sum + nodes.length, 0);
  const known = ({ nodes }) => [...new Set([...nodes.filter((node) => node.named), ...nodes])].slice(0, 2);
  const names = (community) => known(community).flatMap((node, i) => [i ? ", " : "", name(shorten(node.name, 30))]);
  return [...own.map((community) => row(community.color, names(community), community.nodes.length)), others > 0 && row(OTHERS, "all others", others)];
}
