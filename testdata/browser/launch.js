// Starts the Chromium that NEWSGRAPH_CHROMIUM names.
import { chromium } from "playwright-core";

// Machines without a graphics card draw with the processor.
const SOFTWARE = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox"];

export function launch() {
  return chromium.launch({ executablePath: process.env.NEWSGRAPH_CHROMIUM, args: SOFTWARE });
}
