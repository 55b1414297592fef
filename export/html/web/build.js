// Bundles src/ into dist/, which the Go package embeds. The same sources and
// package-lock.json give the same bytes everywhere; TestBundle says so.
// `node build.js FOLDER` writes elsewhere.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

await build({
  entryPoints: { app: "src/main.js" },
  outdir: process.argv[2] ?? "dist",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "ascii", // so that the page's encoding cannot matter
  legalComments: "none", // those of the banner are complete
  banner: { js: `/*!\n${readFileSync("licences.txt", "utf8")}*/` },
});
