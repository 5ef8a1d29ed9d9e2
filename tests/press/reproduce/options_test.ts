import { deepEqual, throws } from "node:assert/strict";
import { readOptions } from "../../../lib/press/reproduce/options.ts";

Deno.test("readOptions() saves outputs unless it is told otherwise", () => {
  const usual = { chapters: [], purpose: "write", slowCells: "run", seed: 0 };
  deepEqual(readOptions([]), usual);
  deepEqual(readOptions(["odes", "3"]), { ...usual, chapters: ["odes", "3"] });
  deepEqual(readOptions(["--check"]), { ...usual, purpose: "compare" });
  deepEqual(readOptions(["--quick"]), { ...usual, purpose: "look", slowCells: "skip" });
  deepEqual(readOptions(["--quick", "--check", "odes"]), {
    ...usual,
    chapters: ["odes"],
    purpose: "compare",
    slowCells: "skip",
  });
  deepEqual(readOptions(["--seed", "7"]), { ...usual, purpose: "look", seed: 7 });
  deepEqual(readOptions(["--seed=0"]), { ...usual, purpose: "look" });
});

Deno.test("readOptions() refuses unknown options and wrong seeds", () => {
  throws(() => readOptions(["--chek"]), {
    name: "RangeError",
    message: /^Unknown option '--chek'/,
  });
  for (const seed of ["-1", "x", "1.5", "9007199254740992", ""]) {
    throws(() => readOptions([`--seed=${seed}`]), {
      name: "RangeError",
      message: `Expected --seed to be an integer from 0 to 2^53 - 1; got ${seed}`,
    });
  }
  throws(() => readOptions(["--check", "--seed", "3"]), {
    name: "RangeError",
    message: "--check compares with outputs that were saved with seed 0; leave out --seed",
  });
});
