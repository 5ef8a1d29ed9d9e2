import { deepEqual, throws } from "node:assert/strict";
import { readOptions } from "../../../lib/press/reproduce/options.ts";

Deno.test("readOptions() saves outputs unless it is told otherwise", () => {
  const chosen = { purpose: "write", slowCells: "run", example: "own", work: "chapters" };
  const usual = { chapters: [], seed: 0, ...chosen };
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
  deepEqual(readOptions(["--seeds", "40"]), { ...usual, purpose: "look", seeds: 40 });
  deepEqual(readOptions(["--vary"]), { ...usual, purpose: "look", example: "others" });
  deepEqual(readOptions(["--table"]), { ...usual, work: "table" });
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

Deno.test("readOptions() refuses a number of roots that is none, or that goes with one root", () => {
  for (const seeds of ["1", "0", "-3", "1001", "many", "2.5"]) {
    throws(() => readOptions([`--seeds=${seeds}`]), {
      name: "RangeError",
      message: `Expected --seeds to be a number of roots from 2 to 1000; got ${seeds}`,
    });
  }
  for (const other of [["--check"], ["--seed", "0"]]) {
    throws(() => readOptions(["--seeds", "4", ...other]), {
      message: "--seeds goes through many roots; leave out --check and --seed",
    });
  }
});

Deno.test("readOptions() refuses other roots for other examples", () => {
  for (const other of [["--check"], ["--seed", "3"], ["--seeds", "3"]]) {
    throws(() => readOptions(["--vary", ...other]), {
      message: "--vary compares nothing saved; leave out --check, --seed and --seeds",
    });
  }
});

Deno.test("readOptions() refuses chapters and roots for the table", () => {
  for (const other of ["3", "--check", "--quick", "--vary"]) {
    throws(() => readOptions(["--table", other]), {
      name: "RangeError",
      message: "--table runs no chapter; leave out everything else",
    });
  }
});
