// The graph as the page holds it: the records of the data, with references in
// place of ids. record.go, in Go, has the records.
import { dayOf } from "./words.js";

/**
 * Reads the data that stands in the document.
 *   header    what the first record says
 *   articles  Map of article by id
 *   nodes     Map of node by id; a node has its edges
 *   edges     from the strongest to the weakest; an edge has from and to (nodes),
 *             rank, and times, one {reported, happened} a piece of evidence:
 *             pairs of days, or null
 */
export function readModel(document) {
  const parts = { articles: [], nodes: [], edges: [] };
  let header;
  for (const block of document.querySelectorAll("script[data-part]")) {
    const value = JSON.parse(block.textContent);
    if (block.dataset.part === "graph") header = value;
    else for (const record of value) parts[block.dataset.part].push(record);
  }
  return makeModel(header, parts);
}

export function makeModel(header, parts) {
  const articles = new Map(parts.articles.map((a) => [a.id, a]));
  const nodes = new Map(parts.nodes.map((n) => [n.id, { ...n, edges: [] }]));
  const edges = parts.edges.map((record) => {
    const edge = { ...record, from: nodes.get(record.source), to: nodes.get(record.target) };
    edge.times = record.evidence.map((e) => timesOf(e, articles.get(e.article)));
    edge.from.edges.push(edge);
    if (edge.to !== edge.from) edge.to.edges.push(edge);
    return edge;
  });
  edges.sort(byStrength);
  edges.forEach((edge, rank) => (edge.rank = rank));
  return { header, articles, nodes, edges };
}

/** What more articles say, more often and more surely, comes first. */
function byStrength(a, b) {
  return (
    b.articles - a.articles ||
    b.evidence.length - a.evidence.length ||
    b.confidence - a.confidence ||
    (a.id < b.id ? -1 : 1)
  );
}

function timesOf(evidence, article) {
  const published = dayOf(article?.published);
  const reported = published === null ? null : [published, published];
  const from = dayOf(evidence.from);
  const happened = from === null ? reported : [from, dayOf(evidence.until) ?? from];
  return { reported, happened };
}

/** How many there are of each value of a field. */
export function tally(list, field) {
  const counts = new Map();
  for (const item of list) counts.set(item[field], (counts.get(item[field]) ?? 0) + 1);
  return counts;
}

/** The families that the model's edges have, with their types, the unknown ones last. */
export function familiesOf(model) {
  const counts = tally(model.edges, "type");
  const known = model.header.families.map(({ name, types }) => ({ name, types: types.filter((t) => counts.has(t.name)) }));
  const named = new Set(known.flatMap((family) => family.types.map((t) => t.name)));
  const others = [...counts.keys()].filter((type) => !named.has(type)).sort().map((name) => ({ name }));
  return [...known, { name: "other", types: others }].filter((family) => family.types.length);
}
