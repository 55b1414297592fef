// Uses Neo4j Browser as people do: connects it to a server, drops a style file
// on it, asks queries, and tells what it draws.
//
//   node neo4jbrowser.js '{"site", "server", "username", "password", "style", "queries"}'
//
// prints one JSON object, {faults, answers}: errors of the page, and for each
// query {error, status, nodes, relationships}, where an element of a drawing is
// {labels or type, properties, caption, fill, ink}, of the caption of a node
// the first line.
import { launch } from "./launch.js";

const { site, server, username, password, style, queries } = JSON.parse(process.argv[2]);
const { protocol, host } = new URL(server);
const part = (name) => `[data-testid="${name}"]`;
const faults = [];

const browser = await launch();
try {
  const page = await openSite();
  await connect(page);
  await dropStyle(page);
  const answers = [];
  for (const query of queries) answers.push(await ask(page, query));
  console.log(JSON.stringify({ faults, answers }));
} finally {
  await browser.close();
}

/** Opens Neo4j Browser, which would fetch fonts and scripts of statistics from elsewhere. */
async function openSite() {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  await page.route("**", (route) => (route.request().url().startsWith(site) ? route.continue() : route.fulfill({ body: "" })));
  page.on("pageerror", (error) => faults.push(`error: ${error.stack}`));
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  await page.goto(site);
  return page;
}

async function connect(page) {
  await page.selectOption(part("bolt-scheme-select"), `${protocol}//`);
  await page.fill(part("boltaddress"), host);
  await page.fill(part("username"), username);
  await page.fill(part("password"), password);
  await page.click(part("connect"));
  await page.getByText("You are connected as user").waitFor();
}

async function dropStyle(page) {
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "style.grass"));
    return transfer;
  }, style);
  await page.dispatchEvent(part("stream"), "drop", { dataTransfer });
  await page.waitForSelector(`${part("frameCommand")}:has-text(":style")`);
}

/** Asks a query; its answer is the first of the frames, of which the newest is on top. */
async function ask(page, query) {
  const frames = await page.locator(part("frame")).count();
  await page.click(part("activeEditor"));
  await page.keyboard.insertText(query);
  await page.click(part("editor-Run"));
  await page.waitForFunction(([selector, n]) => document.querySelectorAll(selector).length > n, [part("frame"), frames]);
  const frame = page.locator(part("frame")).first();
  await frame.locator(part("frame-loaded-contents")).waitFor();
  const text = async (name) => (await frame.locator(part(name)).allInnerTexts()).join("\n");
  const error = await text("cypherFrameErrorMessage");
  if (await frame.locator(part("cypherFrameSidebarVisualization")).count()) await frame.locator("g.node").first().waitFor();
  return { error, status: await text("frameStatusbar"), ...(await frame.evaluate(drawing)) };
}

/**
 * What is drawn in a frame; the library that draws leaves on an element what it
 * shows. As long as nodes are close to each other there is no room for the
 * captions of relationships.
 */
function drawing(frame) {
  const drawn = (selector, captionOf) =>
    [...frame.querySelectorAll(selector)].map((element) => {
      const { labels, type, propertyMap: properties } = element.__data__;
      return {
        labels, type, properties,
        caption: captionOf(element),
        fill: element.querySelector(".b-outline").getAttribute("fill"),
        ink: element.querySelector("text").getAttribute("fill"),
      };
    });
  const firstLine = (node) => node.querySelector("text").textContent.trim();
  return { nodes: drawn("g.node", firstLine), relationships: drawn("g.relationship", (r) => r.__data__.caption) };
}
