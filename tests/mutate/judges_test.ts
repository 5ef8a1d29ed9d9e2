import { deepEqual, equal } from "node:assert/strict";
import { hasJudges, judgesOf } from "./judges.ts";
import { toyTree } from "./toy.ts";

Deno.test("what has no tests beside it is judged by those of the nearest folder above", async () => {
  const sum = "export const sum = (a: number, b: number): number => a + b;\n";
  await using toy = await toyTree({
    "lib/odes/deep/sum.ts": sum,
    "lib/random/deep/sum.ts": sum,
    "lib/untested/deep/sum.ts": sum,
    "tests/odes/sum_test.ts": "",
    "tests/random/deep/sum_test.ts": "",
  });
  deepEqual(judgesOf(toy.root, "odes/deep/sum.ts"), ["tests/odes"]);
  deepEqual(judgesOf(toy.root, "odes/deep"), ["tests/odes"]);
  const [own, ...others] = judgesOf(toy.root, "random/deep/sum.ts");
  equal(own, "tests/random/deep");
  deepEqual(others, judgesOf(toy.root, "random").slice(1), "and by what is built on its room");
  equal(hasJudges(toy.root, "untested/deep/sum.ts"), false);
});
