import { equal, ok } from "node:assert/strict";
import { runTests } from "./run_tests.ts";
import { toyTree } from "./toy.ts";

const FILES = {
  "tests/passes_test.ts": 'Deno.test("passes", () => {});',
  "tests/fails_test.ts": 'Deno.test("fails", () => { throw new Error("expected"); });',
  "tests/broken_test.ts": "const x: = 3;",
  "tests/endless_test.ts": 'Deno.test("turns for ever", () => { for (;;); });',
};

Deno.test("runTests() tells tests that pass, fail, cannot be read, and never end", async () => {
  await using toy = await toyTree(FILES);
  const run = (name: string, seconds: number): Promise<string> =>
    runTests([`tests/${name}_test.ts`], { cwd: toy.root, seconds });
  equal(await run("passes", 60), "passed");
  equal(await run("fails", 60), "failed");
  equal(await run("broken", 60), "failed");
  const start = performance.now();
  equal(await run("endless", 1), "late");
  ok(performance.now() - start < 30_000); // it was stopped, however busy the machine
});
