import { deepEqual } from "node:assert/strict";
import { chapterPart } from "../../../lib/press/reproduce/chapter_part.ts";
import { ledgerCheck, ledgerClaim } from "./helpers.ts";

const waiting = ledgerClaim("S3.31", {
  chapter: "normalizing-flows",
  figure: "figure-square",
  checks: [ledgerCheck("polygon"), { ...ledgerCheck("liouville"), standsIn: "density" }],
});
const own = ledgerClaim("S1.25", { chapter: "density" });

Deno.test("a check that stands in a later chapter is asked for there, and not in its own", () => {
  const names = (slug: string) =>
    chapterPart([waiting, own], slug).map(({ id, checks }) => [id, checks.map(({ name }) => name)]);
  deepEqual(names("normalizing-flows"), [["S3.31", ["polygon"]]]);
  deepEqual(names("density"), [["S3.31", ["liouville"]], ["S1.25", ["value"]]]);
  deepEqual(names("odes"), []);
});

Deno.test("the picture of a claim stays in its own chapter", () => {
  deepEqual(chapterPart([waiting], "normalizing-flows")[0]!.figure, "figure-square");
  deepEqual(chapterPart([waiting], "density")[0]!.figure, undefined);
});
