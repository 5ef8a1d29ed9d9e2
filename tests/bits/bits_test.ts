import { deepEqual, equal } from "node:assert/strict";
import { answerOf, difference, fnv1a64 } from "./bits.ts";
import { firstDifference } from "./compare.ts";
import known from "./known_answers.json" with { type: "json" };
import { OPERATIONS } from "./operations.ts";

Deno.test("every operation behind saved outputs gives the known bits", async () => {
  equal(await firstDifference(), undefined);
});

Deno.test("the known answers are those of the operations, in their order", () => {
  deepEqual(Object.keys(known), Object.keys(OPERATIONS));
});

Deno.test("fnv1a64() gives the published values", () => {
  const hash = (text: string): string => fnv1a64(new TextEncoder().encode(text));
  equal(hash(""), "cbf29ce484222325");
  equal(hash("a"), "af63dc4c8601ec8c");
  equal(hash("foobar"), "85944171f73967e8");
});

Deno.test("difference() names the entry, the length or the hash that differs", () => {
  const wave = Float64Array.from({ length: 100 }, (_, i) => Math.sqrt(i));
  const known = answerOf(wave);
  const changed = (entry: number, value: number): string | undefined =>
    difference("f", known, answerOf(wave.with(entry, value)));
  equal(difference("f", known, answerOf(wave)), undefined);
  equal(
    changed(2, 1.4142135623730954),
    "f differs from the known answer at entry 2: expected 1.4142135623730951, " +
      "got 1.4142135623730954",
  );
  equal(changed(0, -0), "f differs from the known answer at entry 0: expected 0, got -0");
  const { hash } = answerOf(wave.with(99, 0));
  equal(
    changed(99, 0),
    `f differs from the known answer after entry 31: expected hash ${known.hash}, got ${hash}`,
  );
  equal(
    difference("f", known, answerOf(wave.slice(1))),
    "f differs from the known answer in length: expected 100, got 99",
  );
  equal(difference("f", undefined, known), "f has no known answer; record it");
});

Deno.test("difference() compares texts by their hash", () => {
  equal(difference("f", answerOf("a"), answerOf("a")), undefined);
  equal(
    difference("f", answerOf("a"), answerOf("b")),
    "f differs from the known answer: expected hash af63dc4c8601ec8c, got af63df4c8601f1a5",
  );
});
