// Opens pages in a real Chromium and notes everything that must not happen.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const folder = process.env.NEWSGRAPH_PAGES;

/**
 * Opens a page by its name and waits until it is laid out. faults collects
 * errors, warnings, dialogs, requests and new windows.
 */
export async function open(browser, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const address = pathToFileURL(join(folder, `${name}.html`)).href;
  const faults = [];
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.stack}`));
  page.on("request", (request) => request.url() !== address && faults.push(`request: ${request.url()}`));
  page.on("dialog", (dialog) => (faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("popup", (popup) => faults.push(`window: ${popup.url()}`));
  const start = performance.now();
  await page.goto(address);
  await page.waitForFunction(() => document.title !== "newsgraph" && document.getElementById("progress").hidden, null, { timeout: 120_000 });
  return { page, faults, ready: performance.now() - start, close: () => context.close() };
}

/** Writes what the elements with data hold, for the Go test to compare. */
export async function saveData(page, name) {
  const blocks = await page.$$eval("script[data-part]", (all) => all.map((b) => [b.dataset.part, b.textContent]));
  await writeFile(join(folder, `${name}.json`), JSON.stringify(blocks));
}

/** The numbers of visible and of all entities and relations, as the page tells them. */
export async function counts(page) {
  const text = await page.textContent("#counts");
  const [nodes, allNodes, edges, allEdges] = text.match(/\d[\d,]*/g).map((n) => Number(n.replaceAll(",", "")));
  return { nodes, allNodes, edges, allEdges };
}

/** Where things are on the screen: a node's middle, or the middle of an edge's curve. */
export function placeOf(page, id) {
  return page.evaluate((id) => {
    const { sigma, graph } = globalThis.newsgraph.scene;
    const box = document.getElementById("graph").getBoundingClientRect();
    const place = (key) => sigma.framedGraphToViewport(sigma.getNodeDisplayData(key));
    const at = ({ x, y }) => ({ x: x + box.left, y: y + box.top });
    if (graph.hasNode(id)) return at(place(id));
    const [source, target] = graph.extremities(id).map(place);
    const { bend } = graph.getEdgeAttributes(id);
    return at({
      x: (source.x + target.x) / 2 + ((target.y - source.y) * bend) / 2,
      y: (source.y + target.y) / 2 - ((target.x - source.x) * bend) / 2,
    });
  }, id);
}

/** Lets the page finish movements of the camera and draw. */
export async function settle(page) {
  await page.waitForFunction(() => !globalThis.newsgraph.scene.sigma.getCamera().isAnimated());
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Seconds of the processor that the browser's processes have used so far, by their types. */
export async function processorTimes(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const times = {};
  for (const { type, cpuTime } of processInfo) times[type] = (times[type] ?? 0) + cpuTime;
  return times;
}
