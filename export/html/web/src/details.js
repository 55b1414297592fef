// The panel beside the drawing: what is known of a node or an edge.
import { byId, fill, h, name } from "./dom.js";
import { dashSwatch, dot } from "./swatches.js";
import { count, dayLabel, dayOf, httpAddress, kindLabel, number, shorten, spanLabel, stateLabel, stateMeaning, statementLabel, typeLabel } from "./words.js";

/** The longest list of edges that opens at once. */
const LONG = 12;

const MOST_ALIASES = 40;

export class Details {
  /** select is called with a node, an edge or null. */
  constructor(model, looks, select) {
    Object.assign(this, { model, looks, select });
    this.panel = byId("panel");
    const types = model.header.families.flatMap((family) => family.types);
    this.definitions = new Map(types.map((t) => [t.name, t.definition]));
  }

  /** Shows subject, with the edges that are visible. */
  show(subject, visible) {
    this.panel.hidden = !subject;
    if (!subject) return;
    const close = h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => this.select(null) }, "×");
    fill(this.panel, close, subject.from ? this.edge(subject) : this.node(subject, visible));
    this.panel.scrollTop = 0;
  }

  node(node, visible) {
    const edges = node.edges.filter((e) => visible.has(e));
    const hidden = node.edges.length - edges.length;
    return [
      h("p", { class: "kind" }, dot(this.looks.colorOf(node)), kindLabel(node.kind), node.named ? "" : ", described"),
      h("h2", {}, name(node.name)),
      this.aliases(node),
      h("p", { class: "figures" }, [
        count(node.mentions, "mention"), count(node.articles, "article"), spanLabel(node.first, node.last), node.iso3166 && `ISO ${node.iso3166}`,
      ].filter(Boolean).join(" · ")),
      node.wikidata && h("p", { class: "figures" }, "Wikidata ", wikidata(node.wikidata)),
      node.measures && this.measures(node),
      h("h3", {}, count(edges.length, "relation"), hidden > 0 && h("small", {}, ` and ${number(hidden)} hidden by the filters`)),
      this.groups(node, edges),
    ];
  }

  aliases(node) {
    const aliases = node.aliases ?? [];
    if (!aliases.length) return null;
    const more = aliases.length - MOST_ALIASES;
    return h(
      "div", { class: "aliases" }, h("span", {}, "Also: "),
      h("ul", {}, aliases.slice(0, MOST_ALIASES).map((a) => h("li", {}, name(a))), more > 0 && h("li", {}, `and ${number(more)} more`)),
    );
  }

  /** What the analysis says of a node. */
  measures(node) {
    const { inDegree, outDegree, community, ...others } = node.measures;
    const all = number(this.model.nodes.size);
    const ranked = (measure) => [others[measure].toPrecision(3), h("small", {}, ` place ${number(this.looks.rankOf(node, measure))} of ${all}`)];
    const { color, nodes } = this.looks.communityOf(node);
    return h("dl", { class: "measures" },
      fact("Degree", [number(inDegree + outDegree), h("small", {}, ` ${number(outDegree)} out, ${number(inDegree)} in`)]),
      fact("PageRank", ranked("pageRank")),
      fact("Betweenness", ranked("betweenness")),
      fact("Community", [dot(color), ` ${number(community + 1)}`, h("small", {}, ` ${count(nodes.length, "entity", "entities")}`)]),
    );
  }

  /** The edges by type and direction, the largest groups first. */
  groups(node, edges) {
    const groups = new Map();
    for (const edge of edges) {
      const out = edge.from === node;
      const key = `${edge.type} ${out}`;
      if (!groups.has(key)) groups.set(key, { type: edge.type, out, edges: [] });
      groups.get(key).edges.push(edge);
    }
    const sorted = [...groups.values()].sort((a, b) => b.edges.length - a.edges.length || (a.type < b.type ? -1 : 1) || (a.out ? -1 : 1));
    return sorted.map((group) =>
      h(
        "details", { class: "group", open: group.edges.length <= LONG },
        h("summary", { title: this.definitions.get(group.type) }, h("span", { class: "arrow", "aria-label": group.out ? "to" : "from" }, group.out ? "→" : "←"),
          typeLabel(group.type), h("span", { class: "count" }, number(group.edges.length))),
        h("ul", {}, group.edges.map((edge) => h("li", {}, this.edgeButton(edge, group.out ? edge.to : edge.from)))),
      ),
    );
  }

  edgeButton(edge, other) {
    const state = edge.state === "fact" ? null : h("small", { class: `state state-${edge.state}` }, stateLabel(edge.state).toLowerCase());
    return h(
      "button", { type: "button", class: "edge", onclick: () => this.select(edge) },
      dashSwatch(edge.state), h("span", { class: "name" }, name(shorten(other.name, 120))), state,
      edge.evidence.length > 1 && h("span", { class: "count", title: count(edge.evidence.length, "statement") }, number(edge.evidence.length)),
    );
  }

  edge(edge) {
    const definition = this.definitions.get(edge.type);
    return [
      h("p", { class: `kind state-${edge.state}` }, dashSwatch(edge.state), stateLabel(edge.state)),
      h("h2", { class: "triple" }, this.nodeButton(edge.from), h("span", { class: "type" }, ` ${typeLabel(edge.type)} `), this.nodeButton(edge.to)),
      definition && h("p", { class: "definition" }, definition),
      h("p", { class: "definition" }, stateMeaning(edge.state), "."),
      h("p", { class: "figures" }, [
        count(edge.evidence.length, "statement"), count(edge.articles, "article"), count(edge.sources, "source"), `confidence ${edge.confidence.toFixed(2)}`,
      ].join(" · ")),
      h("ol", { class: "statements" }, edge.evidence.map((e) => h("li", {}, this.statement(e)))),
    ];
  }

  nodeButton(node) {
    return h("button", { type: "button", class: "entity", onclick: () => this.select(node) }, dot(this.looks.colorOf(node)), name(shorten(node.name, 120)));
  }

  statement(evidence) {
    const place = this.model.nodes.get(evidence.place);
    return h(
      "article", { class: "statement" },
      h("blockquote", {}, marked(evidence)),
      h("dl", {},
        fact("Says", this.speaker(evidence)),
        fact("As", statementLabel(evidence)),
        fact("When", when(evidence)),
        fact("Where", place && this.nodeButton(place)),
        fact("With", evidence.instrument && name(evidence.instrument)),
        fact("Role", evidence.role && name(evidence.role)),
        fact("Toll", toll(evidence.toll)),
      ),
      this.source(this.model.articles.get(evidence.article), evidence),
    );
  }

  speaker(evidence) {
    const speaker = this.model.nodes.get(evidence.attribution);
    return speaker ? this.nodeButton(speaker) : "the article itself";
  }

  source(article, evidence) {
    const title = name(article.title || article.path);
    const published = dayOf(article.published);
    const link = httpAddress(article.url);
    const origin = [article.source && name(article.source), published !== null && dayLabel(published)].filter(Boolean);
    return h(
      "footer", {},
      h("cite", {}, link ? h("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, title) : title),
      h("div", {}, origin.flatMap((part) => [part, " · "]),
        h("span", { title: "How sure the program is that the sentence says this" }, `confidence ${evidence.confidence.toFixed(2)}`)),
    );
  }
}

/** The sentence, with the words that say it marked. */
function marked({ text, trigger: [start, end] }) {
  return [text.slice(0, start), h("mark", {}, text.slice(start, end)), text.slice(end)];
}

function fact(term, value) {
  return value ? [h("dt", {}, term), h("dd", {}, value)] : null;
}

/** The text's words, and the days that they stand for. */
function when({ time, from, until }) {
  if (!time && !from) return null;
  const days = spanLabel(from, until);
  return [time && name(time), days && h("span", { class: "days" }, time ? ` (${days})` : days)];
}

function toll(toll) {
  if (!toll) return null;
  const parts = [["killed", toll.killed], ["injured", toll.injured], ["detained", toll.detained]].filter(([, n]) => n).map(([what, n]) => `${number(n)} ${what}`);
  if (toll.people) parts.push(count(toll.people, "person", "people"));
  return parts.join(", ");
}

function wikidata(id) {
  if (!/^Q[1-9]\d*$/.test(id)) return name(id);
  return h("a", { href: `https://www.wikidata.org/wiki/${id}`, target: "_blank", rel: "noopener noreferrer" }, id);
}
