// The filters of the side: kinds, how sure, relations by family, time, amount.
import { byId, fill, h } from "./dom.js";
import { lookControls } from "./looks.js";
import { familiesOf, tally } from "./model.js";
import { dashSwatch, dot } from "./swatches.js";
import { Timeline } from "./timeline.js";
import { familyLabel, kindLabel, number, stateLabel, stateMeaning, typeLabel } from "./words.js";

const AMOUNTS = [300, 1000, 5000, 20000];

export class Filters {
  /** change(strengthChanged) is called after the filter has changed. */
  constructor(model, filter, looks, change) {
    Object.assign(this, { model, filter, change });
    this.boxes = []; // {input, hidden, values}: a box stands for one value or for a family's
    this.timeline = new Timeline(model, filter, () => change(false));
    fill(
      byId("filters"),
      section("Kinds", true, h("div", { class: "kinds" }, this.kinds(looks.colors)), h("p", { class: "hint" }, "Rings have no name, and are only described.")),
      looks.analyzed && section("Colour and size", true, lookControls(looks, () => change(false))),
      section("How sure", true, this.states()),
      section("Time", true, this.timeline.element),
      section("Relations", false, this.relations()),
      section("Amount", false, this.amount()),
    );
    this.draw();
  }

  kinds(colors) {
    const counts = tally(this.model.nodes.values(), "kind");
    const kinds = this.model.header.kinds.map((k) => k.name).filter((k) => counts.has(k));
    return this.rows(kinds, this.filter.hiddenKinds, (k) => ({ mark: dot(colors.get(k)), label: kindLabel(k), count: counts.get(k) }));
  }

  states() {
    const counts = tally(this.model.edges, "state");
    const states = this.model.header.states.filter((s) => counts.has(s));
    return this.rows(states, this.filter.hiddenStates, (s) => ({ mark: dashSwatch(s), label: stateLabel(s), title: stateMeaning(s), count: counts.get(s) }));
  }

  relations() {
    const counts = tally(this.model.edges, "type");
    const all = [...counts.keys()];
    return familiesOf(this.model).map(({ name, types }) => {
      const values = types.map((t) => t.name);
      const total = values.reduce((sum, v) => sum + counts.get(v), 0);
      const look = (v) => ({ label: typeLabel(v), title: types.find((t) => t.name === v).definition, count: counts.get(v) });
      const head = this.row(values, all, this.filter.hiddenTypes, { label: familyLabel(name), count: total });
      return h("details", { class: "family" }, h("summary", {}, head), this.rows(values, this.filter.hiddenTypes, look, all));
    });
  }

  rows(values, hidden, look, all = values) {
    return h("div", { class: "rows" }, values.map((v) => this.row([v], all, hidden, look(v))));
  }

  /** A box that shows or hides values, and a button that hides all others. */
  row(values, all, hidden, { mark, label, title, count }) {
    const input = h("input", { type: "checkbox", onchange: () => this.switch(values, hidden, input.checked) });
    this.boxes.push({ input, hidden, values });
    const only = () => {
      all.forEach((v) => hidden.add(v));
      this.switch(values, hidden, true);
    };
    return h(
      "div",
      { class: "row", title },
      h("label", {}, input, mark, h("span", { class: "name" }, label), h("span", { class: "count" }, number(count))),
      h("button", { type: "button", class: "only", "aria-label": `Only ${label}`, onclick: (e) => (e.preventDefault(), only()) }, "only"),
    );
  }

  switch(values, hidden, shown) {
    for (const v of values) shown ? hidden.delete(v) : hidden.add(v);
    this.draw();
    this.change(false);
  }

  amount() {
    const total = this.model.edges.length;
    const amounts = AMOUNTS.filter((n) => n < total);
    const option = (n) => h("option", { value: String(n) }, n === Infinity ? `All ${number(total)} relations` : `The ${number(n)} best supported`);
    const changed = () => {
      this.filter.strongest = Number(this.strongest.value);
      this.change(true);
    };
    this.strongest = h("select", { id: "strongest", onchange: changed }, [Infinity, ...amounts.reverse()].map(option));
    this.lonely = h("input", { type: "checkbox", onchange: () => ((this.filter.lonely = this.lonely.checked), this.change(false)) });
    return [
      h("label", { class: "field", htmlFor: "strongest" }, "Relations by the number of articles and statements"),
      this.strongest,
      h("label", { class: "row" }, this.lonely, h("span", {}, "Show entities without visible relations")),
    ];
  }

  /** Brings every control into line with the filter. */
  draw() {
    for (const { input, hidden, values } of this.boxes) {
      const off = values.filter((v) => hidden.has(v)).length;
      input.checked = off === 0;
      input.indeterminate = off > 0 && off < values.length;
    }
    this.strongest.value = String(this.filter.strongest);
    this.lonely.checked = this.filter.lonely;
    this.timeline.draw();
  }
}

function section(title, open, ...content) {
  return h("details", { class: "section", open }, h("summary", {}, title), content);
}
