import { deepEqual, equal, match, throws } from "node:assert/strict";
import { groupOf } from "./groups.ts";
import { readOptions, USAGE } from "./options.ts";

Deno.test("readOptions() takes a group, a name, both or neither", () => {
  const all = ["math", "press", "browser"];
  deepEqual(readOptions([]), { groups: all });
  deepEqual(readOptions(["press"]), { groups: ["press"] });
  deepEqual(readOptions(["scheduler"]), { groups: all, name: "scheduler" });
  deepEqual(readOptions(["math", "one slope"]), { groups: ["math"], name: "one slope" });
  deepEqual(readOptions(["toString"]), { groups: all, name: "toString" });
});

Deno.test("readOptions() refuses options and words for which there is no use", () => {
  const words = "Expected a group (math, press, browser), a name, or both; got";
  const cases = {
    "--filter": /^Unknown option '--filter'/,
    "one slope": `${words} "one" "slope"`,
    "math one slope": `${words} "math" "one" "slope"`,
  };
  for (const [line, message] of Object.entries(cases)) {
    throws(() => readOptions(line.split(" ")), { name: "RangeError", message });
  }
  throws(() => readOptions([""]), { name: "RangeError", message: `${words} ""` });
});

Deno.test("the usage names every group", () => {
  for (const { groups: [group] } of ["math", "press", "browser"].map((g) => readOptions([g]))) {
    match(USAGE, new RegExp(`^ .*\\b${group} `, "m"));
  }
});

Deno.test("a new room of lib is mathematics", () => {
  const groups = {
    "tests/odes/order_test.ts": "math",
    "tests/flows/planar_test.ts": "math",
    "lib/flows/planar.ts": "math",
    "tests/press/kernel/kernel_test.ts": "press",
    "tests/notebook/claim_test.ts": "press",
    "lib/press/book/mod.ts": "press",
    "tests/house_test.ts": "press",
    "README.md": "press",
    "tests/browser/place_test.ts": "browser",
  };
  for (const [path, group] of Object.entries(groups)) equal(groupOf(path), group, path);
});
