import { watchReads } from "flowbook/judge";
import { deepEqual, equal, throws } from "node:assert/strict";

Deno.test("watchReads() counts each entry that is read once, and forgets on demand", () => {
  const { watched, read } = watchReads(["a", "b", "c", "d"]);
  equal(watched.length, 4);
  equal(read.size, 0);
  equal(watched[2]! + watched[0]! + watched[2]!, "cac");
  deepEqual([...read], [2, 0]);
  equal(watched.find((entry) => entry === "b"), "b");
  deepEqual(read, new Set([0, 1, 2]));
  read.clear();
  equal(watched.toSorted().length, 4);
  equal(read.size, 4);
});

Deno.test("watchReads() refuses what is no list", () => {
  throws(() => watchReads(3 as unknown as number[]), {
    name: "TypeError",
    message: "Expected an array; got number",
  });
});
