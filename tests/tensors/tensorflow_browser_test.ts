import { deepEqual, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { codeCells, findChapters, notebooksOf, readNotebook } from "../../lib/press/ipynb/mod.ts";

const NOTEBOOKS = fileURLToPath(new URL("../../notebooks", import.meta.url));

Deno.test("what cells use of TensorFlow.js is in its core, which is all that a page has", async () => {
  const core = await import("@tensorflow/tfjs-core");
  const whole = await import("@tensorflow/tfjs");
  const used = new Set<string>();
  for (const path of (await findChapters(NOTEBOOKS)).flatMap(notebooksOf)) {
    for (const { source } of codeCells(await readNotebook(path))) {
      for (const [, name] of source.matchAll(/\btf\.(\w+)/g)) used.add(name!);
    }
  }
  ok(used.size > 10);
  deepEqual([...used].filter((name) => name in whole && !(name in core)), []);
});
