import assert from "node:assert/strict";
import { mergeChunks, type Scripts } from "../../../lib/press/bundle/merge.ts";

/** Scripts as the bundler cuts them: what two of them share is a chunk of its own. */
const CUT = scripts({
  "main.js": `import { log } from "./chunk-1.js"; log("main"); await import("./mod-1.js");`,
  "chapter.js": `import "./mod-1.js";`,
  "mod-1.js": `import { log } from "./chunk-1.js"; import { two } from "./chunk-2.js";
    log("chapter " + two); export const later = () => import("./mod-2.js");`,
  "mod-2.js": `import { two } from "./chunk-2.js"; export const four = two * 2;`,
  "chunk-1.js": `export const log = (text) => globalThis.told.push(text);`,
  "chunk-2.js": `import { log } from "./chunk-1.js"; log("once"); export const two = 2;`,
});

Deno.test("mergeChunks() makes one file of what is needed at once, and runs the same", async () => {
  const merged = await mergeChunks(CUT, ["main.js", "chapter.js"]);
  const kinds = [...merged.keys()].map((name) => name.replace(/-.*\.js$/, "")).sort();
  assert.deepEqual(kinds, ["base", "chapter.js", "main.js", "mod", "page"]);
  assert.equal(importsOf(merged, "main.js").length, 1);
  assert.deepEqual(await told(merged), await told(CUT));
});

Deno.test("no script imports main.js, which waits for what it loads", async () => {
  const merged = await mergeChunks(CUT, ["main.js", "chapter.js"]);
  for (const name of merged.keys()) assert.ok(!importsOf(merged, name).includes("main.js"), name);
});

Deno.test("equal scripts are merged into equal files", async () => {
  const [one, two] = await Promise.all([1, 2].map(() => mergeChunks(CUT, ["main.js"])));
  assert.deepEqual(one, two);
});

function scripts(texts: Readonly<Record<string, string>>): Scripts {
  const encoder = new TextEncoder();
  return new Map(Object.entries(texts).map(([name, text]) => [name, encoder.encode(text)]));
}

function importsOf(merged: Scripts, name: string): string[] {
  const text = new TextDecoder().decode(merged.get(name));
  return [...text.matchAll(/(?:from|import) ?['"]\.\/([^'"]+)['"]/g)].map(([, other]) => other!);
}

/** Runs main.js from a folder, then what a chapter loads later. */
async function told(merged: Scripts): Promise<string[]> {
  const folder = await Deno.makeTempDir();
  const realm = globalThis as { told?: string[] };
  realm.told = [];
  try {
    for (const [name, bytes] of merged) await Deno.writeFile(`${folder}/${name}`, bytes);
    await import(`file://${folder}/main.js`);
    return realm.told;
  } finally {
    delete realm.told;
    await Deno.remove(folder, { recursive: true });
  }
}
