import { deepEqual, throws } from "node:assert/strict";
import { readOptions } from "./options.ts";

Deno.test("readOptions() tries sixty mistakes of every folder unless told", () => {
  const usual = { targets: [], limit: 60, seed: 0 };
  deepEqual(readOptions([]), usual);
  deepEqual(readOptions(["lib/paths/", "numerics/normal.ts"]), {
    ...usual,
    targets: ["paths", "numerics/normal.ts"],
  });
  deepEqual(readOptions(["odes", "--limit", "7", "--seed", "3"]), {
    targets: ["odes"],
    limit: 7,
    seed: 3,
  });
  deepEqual(readOptions(["--limit=0"]), { ...usual, limit: Infinity });
});

Deno.test("readOptions() refuses unknown options and wrong numbers", () => {
  throws(() => readOptions(["--limt"]), {
    name: "RangeError",
    message: /^Unknown option '--limt'/,
  });
  for (const name of ["--limit", "--seed"]) {
    for (const text of ["-1", "x", "1.5", "9007199254740992", ""]) {
      throws(() => readOptions([`${name}=${text}`]), {
        name: "RangeError",
        message: `Expected ${name} to be an integer, 0 or above; got ${text}`,
      });
    }
  }
});
