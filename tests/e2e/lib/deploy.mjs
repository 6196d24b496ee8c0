// Other deploys of the built app: a second version with its service worker, one that is taken back, one for several regions.
import { createHash } from "node:crypto";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST, folder } from "./server.mjs";

/** A copy of the built app with a mark in the shell and in a picture, and the worker that belongs to it. */
export async function nextVersion(t, mark) {
  const dist = await copy(t);
  await change(dist, "index.html", (html) => html.replace("</head>", `<meta name="version-mark" content="${mark}"></head>`));
  await change(dist, "icons.svg", (svg) => `${svg}<!-- ${mark} -->\n`);
  const hash = async (file) => `sha256-${createHash("sha256").update(await readFile(join(dist, file))).digest("base64")}`;
  const hashes = { "/": await hash("index.html"), "/icons.svg": await hash("icons.svg") };
  await change(dist, "sw.js", (script) => {
    const assets = JSON.parse(/const ASSETS = (.*);\n/.exec(script)[1]);
    const renewed = assets.map(([path, old]) => [path, hashes[path] ?? old]);
    const filled = script.replace(/const ASSETS = .*;\n/, `const ASSETS = ${JSON.stringify(renewed)};\n`);
    return filled.replace(/const VERSION = ".*";/, `const VERSION = "${mark}";`);
  });
  return dist;
}

/** A copy whose service worker is the one that removes itself. */
export async function withKillSwitch(t) {
  const dist = await copy(t);
  const kill = await readFile(join(dist, "sw-kill.js"), "utf8");
  await change(dist, "sw.js", () => kill);
  return dist;
}

/** A copy for several regions; all get their records from the server that serves it. */
export async function withRegions(t, names) {
  const dist = await copy(t);
  const regions = Object.entries(names).map(([id, name]) => ({ id, name, sources: [{ id: "lotse", base_url: "" }] }));
  await change(dist, "config.json", () => JSON.stringify({ regions }));
  return dist;
}

/** A copy whose records come from a server with an origin of its own. */
export async function withSource(t, origin) {
  const dist = await copy(t);
  await change(dist, "config.json", (text) => {
    const config = JSON.parse(text);
    config.regions[0].sources[0].base_url = origin;
    return JSON.stringify(config);
  });
  return dist;
}

/** A copy whose one region has these sources. */
export async function withSources(t, sources) {
  const dist = await copy(t);
  await change(dist, "config.json", () => JSON.stringify({ regions: [{ id: "city", name: "Stadt", sources }] }));
  return dist;
}

async function copy(t) {
  const dist = await folder(t, "dist");
  await cp(DIST, dist, { recursive: true });
  return dist;
}

/** Changes a file; its compressed copies would still hold the old one. */
async function change(dist, file, edit) {
  const path = join(dist, file);
  await writeFile(path, edit(await readFile(path, "utf8")));
  for (const suffix of ["br", "gz"]) await rm(`${path}.${suffix}`, { force: true });
}
