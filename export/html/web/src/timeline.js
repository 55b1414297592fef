// The choice of days: a small chart of how many statements tell of each time,
// over two handles.
import { fill, h, svg } from "./dom.js";
import { daysOf } from "./filter.js";
import { count, dayLabel } from "./words.js";

const BARS = 60;

/** How many statements fall into each of the bars between two days. */
export function histogram(edges, clock, first, last, bars = BARS) {
  const heights = new Array(bars).fill(0);
  const span = last - first + 1;
  for (const edge of edges) {
    for (const times of edge.times) {
      const day = times[clock]?.[0];
      if (day !== undefined && day >= first && day <= last) heights[Math.min(bars - 1, Math.floor(((day - first) / span) * bars))]++;
    }
  }
  return heights;
}

/** The section of the filters; change is called after the filter has changed. */
export class Timeline {
  constructor(model, filter, change) {
    Object.assign(this, { model, filter, change });
    this.chart = svg("svg", { viewBox: `0 0 ${BARS} 24`, preserveAspectRatio: "none", "aria-hidden": "true" });
    this.from = this.handle("From");
    this.until = this.handle("Until");
    this.label = h("p", { class: "days" });
    this.clocks = h("div", { class: "choice", role: "radiogroup", "aria-label": "Which time" }, this.clock("reported", "Reported"), this.clock("happened", "Happened"));
    this.undated = h("input", { type: "checkbox", checked: true, onchange: () => this.set({ undated: this.undated.checked }) });
    this.body = h("div", { class: "timeline" });
    this.element = h("div", {}, this.clocks, this.body);
    this.draw();
  }

  clock(value, label) {
    const input = h("input", { type: "radio", name: "clock", value, checked: this.filter.clock === value, onchange: () => this.tick(value) });
    return h("label", {}, input, label);
  }

  handle(label) {
    return h("input", { type: "range", step: 1, "aria-label": label, oninput: () => this.slide() });
  }

  /** Goes over to another clock, from its first day to its last. */
  tick(clock) {
    this.set({ clock, from: null, until: null });
    this.draw();
  }

  set(part) {
    Object.assign(this.filter, part);
    this.change();
  }

  /** Draws anew what depends on the clock, and what the filter says. */
  draw() {
    for (const input of this.clocks.querySelectorAll("input")) input.checked = input.value === this.filter.clock;
    this.undated.checked = this.filter.undated;
    this.days = daysOf(this.model, this.filter.clock);
    if (!this.days) return fill(this.body, h("p", { class: "hint" }, "No statement has a date."));
    const [first, last] = this.days;
    if (first === last) return fill(this.body, h("p", { class: "hint" }, `Everything with a date is of ${dayLabel(first)}.`));
    for (const input of [this.from, this.until]) Object.assign(input, { min: first, max: last });
    this.from.value = this.filter.from ?? first;
    this.until.value = this.filter.until ?? last;
    this.bars(first, last);
    const undated = h("label", { class: "row" }, this.undated, h("span", {}, "Keep what has no date"));
    fill(this.body, this.chart, h("div", { class: "handles" }, this.from, this.until), this.label, undated);
    this.tell();
  }

  bars(first, last) {
    const heights = histogram(this.model.edges, this.filter.clock, first, last);
    const highest = Math.max(...heights, 1);
    this.chart.replaceChildren(
      ...heights.map((n, i) => {
        const height = n === 0 ? 0 : 2 + (22 * n) / highest;
        return svg("rect", { x: i + 0.1, width: 0.8, y: 24 - height, height });
      }),
    );
  }

  slide() {
    const [first, last] = this.days;
    let from = Number(this.from.value);
    let until = Number(this.until.value);
    if (from > until) {
      if (document.activeElement === this.until) from = this.from.value = until;
      else until = this.until.value = from;
    }
    this.set({ from: from === first ? null : Number(from), until: until === last ? null : Number(until) });
    this.tell();
  }

  /** Says which days are chosen, in words, and which bars. */
  tell() {
    const [first, last] = this.days;
    const from = Number(this.from.value);
    const until = Number(this.until.value);
    this.label.textContent = from === until ? dayLabel(from) : `${dayLabel(from)} – ${dayLabel(until)}`;
    this.from.setAttribute("aria-valuetext", dayLabel(from));
    this.until.setAttribute("aria-valuetext", dayLabel(until));
    const span = last - first + 1;
    [...this.chart.children].forEach((bar, i) => {
      const start = first + (i * span) / BARS;
      bar.setAttribute("class", start + span / BARS > from && start <= until ? "in" : "out");
    });
    this.label.title = count(until - from + 1, "day");
  }
}
