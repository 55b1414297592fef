// Tests of what needs no browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MultiDirectedGraph } from "graphology";
import { Boxes } from "../src/boxes.js";
import { daysOf, isOpen, openFilter, resetFilter, visible } from "../src/filter.js";
import { separate, spiralPlace, startLayout } from "../src/layout.js";
import { familiesOf, makeModel } from "../src/model.js";
import { find, makeIndex } from "../src/search.js";
import { histogram } from "../src/timeline.js";
import { dayOf, httpAddress, kindLabel, shorten, spanLabel, statementLabel } from "../src/words.js";

const node = (id, name, kind, aliases) => ({ id, name, kind, named: true, aliases, mentions: 1, articles: 1, size: 10 });
const says = (article, time = {}) => ({ article, text: "x", trigger: [0, 1], polarity: "pos", modality: "asserted", confidence: 0.9, ...time });
const edge = (id, source, type, target, state, evidence, articles = 1) => ({ id, source, type, target, state, articles, sources: 1, confidence: 0.9, evidence });

/** Four nodes, four edges, one of them undated. */
function small() {
  return makeModel(
    { kinds: [], states: [], families: [{ name: "violence", types: [{ name: "ATTACKED" }, { name: "BOMBED" }] }] },
    {
      articles: [{ id: "a1", published: "2024-03-05" }, { id: "a2", published: "2024-03-09" }, { id: "a3" }],
      nodes: [node("n1", "Red Falcon Brigade", "ArmedGroup", ["the brigade"]), node("n2", "Karsa", "Place"), node("n3", "Ana Holm", "Person"), node("n4", "Étienne Falk", "Person")],
      edges: [
        edge("e1", "n1", "ATTACKED", "n2", "fact", [says("a1", { from: "2024-02-01", until: "2024-02-29" }), says("a2")], 2),
        edge("e2", "n3", "ACCUSED", "n1", "alleged", [says("a2")]),
        edge("e3", "n3", "VISITED", "n2", "planned", [says("a3")]),
        edge("e4", "n1", "MET_WITH", "n2", "fact", [says("a1")]),
      ],
    },
  );
}

const ids = (edges) => [...edges].map((e) => e.id).sort().join(" ");

test("the strongest edges come first", () => {
  assert.equal(small().edges[0].id, "e1");
  assert.deepEqual(small().edges.map((e) => e.rank), [0, 1, 2, 3]);
});

test("filters hide what they say", () => {
  const model = small();
  const shown = (change) => {
    const filter = openFilter();
    change(filter);
    return ids(visible(model, filter).edges);
  };
  assert.equal(shown(() => {}), "e1 e2 e3 e4");
  assert.equal(shown((f) => f.hiddenKinds.add("Person")), "e1 e4");
  assert.equal(shown((f) => f.hiddenTypes.add("ATTACKED")), "e2 e3 e4");
  assert.equal(shown((f) => f.hiddenStates.add("fact")), "e2 e3");
  assert.equal(shown((f) => (f.strongest = 1)), "e1");
  assert.equal(shown((f) => (f.from = dayOf("2024-03-06"))), "e1 e2 e3");
  assert.equal(shown((f) => Object.assign(f, { from: dayOf("2024-03-06"), undated: false })), "e1 e2");
  assert.equal(shown((f) => Object.assign(f, { until: dayOf("2024-02-10"), undated: false })), "");
  assert.equal(shown((f) => Object.assign(f, { until: dayOf("2024-02-10"), undated: false, clock: "happened" })), "e1");
});

test("nodes without a visible edge show only when asked for", () => {
  const model = small();
  const filter = openFilter();
  assert.equal(visible(model, filter).nodes.size, 3);
  filter.lonely = true;
  assert.equal(visible(model, filter).nodes.size, 4);
});

test("a reset filter is open again, with the same sets", () => {
  const filter = openFilter(10);
  const { hiddenKinds } = filter;
  hiddenKinds.add("Person");
  filter.from = 3;
  assert.equal(isOpen(filter, 10), false);
  resetFilter(filter, 10);
  assert.equal(isOpen(filter, 10), true);
  assert.equal(filter.hiddenKinds, hiddenKinds);
});

test("days and their chart", () => {
  const model = small();
  assert.deepEqual(daysOf(model, "reported"), [dayOf("2024-03-05"), dayOf("2024-03-09")]);
  assert.deepEqual(daysOf(model, "happened"), [dayOf("2024-02-01"), dayOf("2024-03-09")]);
  assert.equal(daysOf({ edges: [] }, "reported"), null);
  assert.deepEqual(histogram(model.edges, "reported", ...daysOf(model, "reported"), 5), [2, 0, 0, 0, 2]);
});

test("families, the unknown types last", () => {
  const families = familiesOf(small());
  assert.deepEqual(families.map((f) => f.name), ["violence", "other"]);
  assert.deepEqual(families[1].types.map((t) => t.name), ["ACCUSED", "MET_WITH", "VISITED"]);
});

test("search", () => {
  const model = small();
  const index = makeIndex(model.nodes.values());
  const names = (query) => find(index, query).map((m) => m.node.name);
  assert.deepEqual(names("BRIGADE"), ["Red Falcon Brigade"]);
  assert.deepEqual(names("falk"), ["Étienne Falk"]);
  assert.deepEqual(names("etienne"), ["Étienne Falk"]);
  assert.deepEqual(names("fal"), ["Red Falcon Brigade", "Étienne Falk"]); // by their edges
  assert.deepEqual(names("a"), ["Ana Holm", "Red Falcon Brigade", "Karsa", "Étienne Falk"]);
  assert.deepEqual(names("  "), []);
  assert.deepEqual(names("<b>"), []);
});

test("links are of the web", () => {
  assert.equal(httpAddress("https://gazette.example/a?b=1"), "https://gazette.example/a?b=1");
  assert.equal(httpAddress("http://gazette.example/"), "http://gazette.example/");
  for (const bad of ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "blob:x", "//gazette.example", "", undefined]) {
    assert.equal(httpAddress(bad), null, String(bad));
  }
});

test("words", () => {
  assert.equal(kindLabel("ArmedGroup"), "Armed group");
  assert.equal(spanLabel("2024-03-04", "2024-03-04"), "4 Mar 2024");
  assert.equal(spanLabel("2024-03-01", "2024-03-31"), "1 Mar 2024 – 31 Mar 2024");
  assert.equal(spanLabel(undefined, undefined), "");
  assert.equal(shorten("👩👩👩👩", 3), "👩👩…");
  assert.equal(shorten("abc", 3), "abc");
  assert.equal(statementLabel({ polarity: "neg", modality: "asserted" }), "stated as not so");
  assert.equal(statementLabel({ polarity: "neg", modality: "alleged" }), "not so, alleged");
  assert.equal(dayOf("garbage"), null);
});

/** A ring of n nodes with a chord here and there. */
function ring(n) {
  const graph = new MultiDirectedGraph();
  for (let i = 0; i < n; i++) graph.addNode(`n${i}`, { ...spiralPlace(i), size: 4 + (i % 5) });
  for (let i = 0; i < n; i++) graph.addDirectedEdge(`n${i}`, `n${(i * 7 + 1) % n}`, { weight: 1 + (i % 3) });
  return graph;
}

function laidOut(n) {
  const graph = ring(n);
  const layout = startLayout(graph);
  while (layout.next() < 1);
  return graph.mapNodes((_, { x, y }) => [x, y]);
}

test("a layout is the same every time, and finite", () => {
  for (const n of [1, 2, 80, 700]) {
    const places = laidOut(n);
    assert.deepEqual(places, laidOut(n), `${n} nodes`);
    assert.ok(places.flat().every(Number.isFinite), `${n} nodes`);
  }
});

test("nodes are moved apart", () => {
  const graph = new MultiDirectedGraph();
  for (let i = 0; i < 30; i++) graph.addNode(i, { x: i % 2, y: (i % 3) * 100, size: 5 });
  separate(graph, 500);
  const places = graph.mapNodes((_, { x, y }) => [x, y]);
  let nearest = Infinity;
  places.forEach(([x, y], i) => places.slice(0, i).forEach(([u, v]) => (nearest = Math.min(nearest, Math.hypot(x - u, y - v)))));
  assert.ok(nearest > 2, `the nearest two are ${nearest} apart`);
});

test("boxes are found to meet just where they do", () => {
  let seed = 1;
  const random = (below) => (seed = (seed * 16807) % 2147483647) % below;
  const box = () => {
    const [left, top] = [random(1000) - 100, random(800) - 100];
    return { left, top, right: left + random(160), bottom: top + random(60) };
  };
  const list = Array.from({ length: 60 }, box);
  const boxes = new Boxes();
  for (const b of list) boxes.add(b);
  const meets = (a) => list.some((b) => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom);
  const asked = Array.from({ length: 500 }, box);
  assert.ok(asked.some(meets) && !asked.every(meets));
  for (const a of asked) assert.equal(Boolean(boxes.meet(a)), meets(a), JSON.stringify(a));
});
