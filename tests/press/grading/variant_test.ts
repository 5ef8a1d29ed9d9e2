import { deepEqual, equal, match } from "node:assert/strict";
import { missingOf, variantOf } from "../../../lib/press/grading/run/variant.ts";
import { readRoster } from "../../../lib/press/sheets/mod.ts";

const roster = readRoster({ path: "class.csv", text: "student\nAda Lovelace\n4711\nnoether\n" }, 7);
const [ada, number, noether] = roster.map(({ seed }) => seed);

function variant(student: string, folder: string, seed?: number): ReturnType<typeof variantOf> {
  const notebook = { cells: [], ...seed === undefined ? {} : { seed } };
  const submission = { student, folder, digest: "", remarks: [], notebook };
  return variantOf(submission, { seed: 7, roster });
}

Deno.test("a student's own variant is found by name, by number and by folder", () => {
  equal(variant("Ada Lovelace", "Ada Lovelace_12_assignsubmission_file").seed, ada);
  equal(variant("lovelaceada", "lovelaceada_4711_99_sheet.ipynb").seed, number);
  equal(variant("Noether", "Noether").seed, noether);
  deepEqual(variant("Noether", "Noether", noether).remarks, []);
});

Deno.test("a notebook of somebody else's variant is graded as one's own, and that is said", () => {
  const { seed, remarks } = variant("Noether", "Noether", ada);
  equal(seed, noether);
  match(remarks.join(), /is of variant \d+; it is graded as \d+/);
});

Deno.test("who is on no list is graded as the notebook says, if it is somebody's", () => {
  const known = variant("stranger", "stranger", ada);
  equal(known.seed, ada);
  match(known.remarks.join(), /has no stranger; graded as the variant of Ada Lovelace/);
  const unknown = variant("stranger", "stranger", 1);
  equal(unknown.seed, 7);
  match(unknown.remarks.join(), /nobody's variant/);
});

Deno.test("without a list all have the lecturer's variant", () => {
  const notebook = { cells: [], seed: 3 };
  const submission = { student: "ada", folder: "ada", digest: "", remarks: [], notebook };
  const { seed, remarks } = variantOf(submission, { seed: 7, roster: [] });
  equal(seed, 7);
  match(remarks.join(), /of variant 3; it is graded as 7/);
});

Deno.test("who handed nothing in is named", () => {
  const there = [{ student: "Noether", folder: "Noether" }];
  deepEqual(missingOf(roster, there), ["Ada Lovelace", "4711"]);
});
