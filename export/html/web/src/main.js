// Puts the page together: the model, what is filtered and selected, and the
// parts that show them.
import "./style.css";
import { byId, fill, h } from "./dom.js";
import { Details } from "./details.js";
import { Filters } from "./filters.js";
import { isOpen, openFilter, resetFilter, visible } from "./filter.js";
import { Looks } from "./looks.js";
import { readModel } from "./model.js";
import { Scene } from "./scene.js";
import { startSearch } from "./search.js";
import { count, number } from "./words.js";

/** A graph of more edges begins with so many of the strongest. */
const BIG = 20_000;
const START = 5_000;

function start() {
  const model = readModel(document);
  tellAbout(model);
  if (model.nodes.size === 0) return tellEmpty(model);
  globalThis.newsgraph = new Page(model); // for the console and the tests
  globalThis.newsgraph.update();
}

function tellAbout({ header, nodes, edges }) {
  const text = `${count(header.articles, "article")}, ${count(nodes.size, "entity", "entities")}, ${count(edges.length, "relation")}`;
  byId("about").textContent = text;
  byId("about").title = `${header.engine}\n${header.ontology}`;
  document.title = `newsgraph: ${text}`;
}

function tellEmpty({ header }) {
  document.body.classList.add("empty");
  const why = header.articles === 0 ? "It was built from no articles." : `Nothing was found in ${count(header.articles, "article")}.`;
  say(h("h2", {}, "This graph is empty"), h("p", {}, why));
}

function say(...content) {
  const message = byId("message");
  message.hidden = content.length === 0;
  fill(message, content);
}

class Page {
  constructor(model) {
    this.model = model;
    this.strongest = model.edges.length > BIG ? START : Infinity;
    this.filter = openFilter(this.strongest);
    this.selected = null;
    this.looks = new Looks(model);
    const select = (subject) => this.select(subject);
    this.filters = new Filters(model, this.filter, this.looks, (strength) => this.filtered(strength));
    this.details = new Details(model, this.looks, (subject) => this.select(subject, true));
    startSearch(model.nodes.values(), this.looks, (node) => this.select(node, true));
    this.scene = this.startScene({ node: select, edge: select, nothing: () => select(null), progress });
    this.listen();
    this.scene?.load(this.filter.strongest);
    this.tellBig();
  }

  /** The drawing, or nothing where the browser cannot draw: panels and search still work. */
  startScene(on) {
    try {
      return new Scene(byId("graph"), this.model, this.looks, on);
    } catch (error) {
      console.warn("no drawing:", error);
      say(h("h2", {}, "This browser cannot draw the graph"), h("p", {}, "It has no WebGL. Search and details work all the same."));
      return null;
    }
  }

  filtered(strengthChanged) {
    if (strengthChanged) this.scene?.load(this.filter.strongest);
    this.update();
  }

  select(subject, travel = false) {
    if (subject === this.selected) return;
    const back = this.selected === null ? document.activeElement : null;
    this.selected = subject;
    this.update();
    if (travel && subject) {
      this.scene?.goTo(subject);
      this.opener ??= back;
      byId("panel").focus({ preventScroll: true });
    } else if (!subject && this.opener) {
      this.opener.focus?.({ preventScroll: true });
      this.opener = null;
    }
  }

  update() {
    const shown = visible(this.model, this.filter);
    this.scene?.show(shown, this.selected, this.filter.lonely);
    this.details.show(this.selected, shown.edges);
    const { model } = this;
    byId("counts").textContent = `${number(shown.nodes.size)} of ${count(model.nodes.size, "entity", "entities")}, ${number(shown.edges.size)} of ${count(model.edges.length, "relation")}`;
    byId("reset").hidden = isOpen(this.filter, this.strongest);
    if (this.scene) this.tellNothing(shown);
  }

  tellNothing({ nodes }) {
    if (nodes.size > 0 || this.selected) return say();
    if (this.model.edges.length === 0) {
      return say(h("h2", {}, "No relations"), h("p", {}, "The articles name entities, but no relations between them were found. Search finds the entities; Amount shows them all."));
    }
    say(h("h2", {}, "The filters hide everything"), h("button", { type: "button", onclick: () => this.reset() }, "Reset filters"));
  }

  tellBig() {
    const notice = byId("notice");
    notice.hidden = this.filter.strongest === Infinity;
    const text = `A large graph: drawn are the ${number(this.filter.strongest)} best supported of ${number(this.model.edges.length)} relations. Amount, among the filters, shows more.`;
    fill(notice, text, h("button", { type: "button", "aria-label": "Dismiss", onclick: () => (notice.hidden = true) }, "×"));
  }

  reset() {
    const strengthChanged = this.filter.strongest !== this.strongest;
    resetFilter(this.filter, this.strongest);
    this.filters.draw();
    this.filtered(strengthChanged);
  }

  listen() {
    byId("reset").addEventListener("click", () => this.reset());
    byId("zoom-in").addEventListener("click", () => this.scene?.zoom(1 / 1.5));
    byId("zoom-out").addEventListener("click", () => this.scene?.zoom(1.5));
    byId("zoom-all").addEventListener("click", () => this.scene?.zoomAll());
    const shown = byId("filters-shown");
    const showFilters = (show) => {
      document.body.classList.toggle("no-side", !show);
      shown.setAttribute("aria-expanded", String(show));
    };
    shown.addEventListener("click", () => showFilters(document.body.classList.contains("no-side")));
    showFilters(!matchMedia("(max-width: 900px)").matches); // they would cover a small screen
    byId("graph").addEventListener("keydown", (event) => this.move(event));
    document.addEventListener("keydown", (event) => this.shortcut(event));
  }

  /** Keys on the drawing. */
  move(event) {
    const steps = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
    if (event.key in steps) this.scene?.pan(...steps[event.key]);
    else if (event.key === "+" || event.key === "=") this.scene?.zoom(1 / 1.3);
    else if (event.key === "-") this.scene?.zoom(1.3);
    else if (event.key === "0") this.scene?.zoomAll();
    else return;
    event.preventDefault();
  }

  /** Keys anywhere. */
  shortcut(event) {
    if (event.key === "Escape") this.select(null);
    else if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      byId("search").focus();
    }
  }
}

/** Shows how far a layout is. */
function progress(share) {
  byId("progress").hidden = share >= 1;
  byId("progress").style.width = `${share * 100}%`;
}

start();
