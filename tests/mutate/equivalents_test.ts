import { equal, match, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { collectMutants } from "./collect.ts";
import { isOf, LIST, readEquivalents } from "./equivalents.ts";
import { mutate } from "./mutate.ts";
import { CLAMP, toyTree } from "./toy.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

Deno.test("each known equivalent is a mutant of the library as it is, and has a reason", async () => {
  for (const known of await readEquivalents(ROOT)) {
    const mutants = await collectMutants(ROOT, known.file.replace(/^lib\//, ""));
    ok(mutants.some((mutant) => isOf(known, mutant)), `${known.file}: ${known.after}`);
    ok(known.reason.length > 20, known.reason);
  }
});

Deno.test("known equivalents are told with their reason, not tried, and counted apart", async () => {
  const known = {
    file: "lib/toy/clamp.ts",
    before: "return Math.max(x, 0);",
    after: "return Math.max(x, 1);",
    reason: "a reason",
  };
  await using toy = await toyTree({
    [LIST]: JSON.stringify([known]),
    "lib/toy/clamp.ts": `// a line more\n${CLAMP}`,
  });
  const lines: string[] = [];
  await mutate(["toy"], { root: toy.root, print: (line) => lines.push(line) });
  const text = lines.join("\n");
  match(text, /\nEquivalent: lib\/toy\/clamp\.ts {2}a reason\n {2}- return Math\.max\(x, 0\);\n/);
  match(text, /\n1 of 2 caught \(50 %\); 1 equivalent$/);
  equal(text.match(/Not noticed/g)!.length, 1);
});
