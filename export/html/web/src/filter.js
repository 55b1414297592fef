// What is to be seen. A filter is a plain value; visible() alone decides.

/** The ways to tell the time of a statement. */
export const CLOCKS = ["reported", "happened"];

/** The filter that hides nothing but edges beyond the strongest ones. */
export function openFilter(strongest = Infinity) {
  return {
    hiddenKinds: new Set(),
    hiddenTypes: new Set(),
    hiddenStates: new Set(),
    clock: CLOCKS[0],
    from: null, // days; null is open
    until: null,
    undated: true, // keep what has no date when days are chosen
    strongest,
    lonely: false, // show nodes without a visible edge
  };
}

/** Opens a filter in place: the controls hold its sets. */
export function resetFilter(filter, strongest) {
  for (const [field, value] of Object.entries(openFilter(strongest))) {
    if (value instanceof Set) filter[field].clear();
    else filter[field] = value;
  }
}

/** Whether a filter hides anything that openFilter(strongest) would not. */
export function isOpen(filter, strongest) {
  return (
    filter.hiddenKinds.size + filter.hiddenTypes.size + filter.hiddenStates.size === 0 &&
    filter.from === null && filter.until === null && filter.undated && !filter.lonely && filter.strongest === strongest
  );
}

/** The edges and nodes of the model that the filter shows, as sets. */
export function visible(model, filter) {
  const edges = new Set();
  const nodes = new Set();
  for (const edge of model.edges) {
    if (showsEdge(filter, edge)) edges.add(edge), nodes.add(edge.from), nodes.add(edge.to);
  }
  if (filter.lonely) {
    for (const node of model.nodes.values()) if (!filter.hiddenKinds.has(node.kind)) nodes.add(node);
  }
  return { edges, nodes };
}

function showsEdge(filter, edge) {
  return (
    edge.rank < filter.strongest &&
    !filter.hiddenStates.has(edge.state) && !filter.hiddenTypes.has(edge.type) &&
    !filter.hiddenKinds.has(edge.from.kind) && !filter.hiddenKinds.has(edge.to.kind) &&
    inTime(filter, edge)
  );
}

/** An edge is in time if one of its statements is. */
function inTime(filter, edge) {
  if (filter.from === null && filter.until === null) return true;
  return edge.times.some((times) => {
    const span = times[filter.clock];
    if (!span) return filter.undated;
    return (filter.until === null || span[0] <= filter.until) && (filter.from === null || span[1] >= filter.from);
  });
}

/** The first and the last day that any statement tells, null without days. */
export function daysOf(model, clock) {
  let first = Infinity;
  let last = -Infinity;
  for (const edge of model.edges) {
    for (const times of edge.times) {
      const span = times[clock];
      if (span) (first = Math.min(first, span[0])), (last = Math.max(last, span[1]));
    }
  }
  return first > last ? null : [first, last];
}
