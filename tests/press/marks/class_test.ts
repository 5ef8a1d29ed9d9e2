import { deepEqual, equal, match, ok } from "node:assert/strict";
import { JSDOM } from "jsdom";
import { markOf } from "../../../lib/press/marks/mod.ts";
import { classPage } from "../../../lib/press/marks/pages/class_page.ts";
import { leaderboardPage } from "../../../lib/press/marks/pages/leaderboard_page.ts";
import { openShell } from "../../../lib/press/marks/pages/shell.ts";
import { classStatistics } from "../../../lib/press/marks/statistics/class.ts";
import { correlationOf, medianOf, spreadOf } from "../../../lib/press/marks/statistics/spread.ts";
import { boardsOf } from "../../../lib/press/marks/standings.ts";
import { madeUpClass, TITLE } from "./made_up.ts";

const MARKS = madeUpClass(40).map((result) => markOf(result));

Deno.test("spreadOf() counts every submission once", () => {
  deepEqual(spreadOf([0, 2, 2, 1.5, 3], 3), { labels: ["0", "1", "2", "3"], counts: [1, 1, 2, 1] });
  const { labels, counts } = spreadOf([0, 7, 30, 29.5], 30);
  deepEqual(labels, ["0–3", "4–7", "8–11", "12–15", "16–19", "20–23", "24–27", "28–30"]);
  deepEqual(counts, [1, 1, 0, 0, 0, 0, 0, 2]);
  deepEqual(spreadOf([], 2).counts, [0, 0, 0]);
});

Deno.test("correlationOf() is 1 along a rising line, -1 along a falling one, and else undefined", () => {
  equal(correlationOf([1, 2, 3], [10, 20, 30]), 1);
  equal(correlationOf([1, 2, 3], [3, 2, 1]), -1);
  equal(correlationOf([1, 1, 1], [1, 2, 3]), undefined);
  equal(correlationOf([1, 2], [1, 2]), undefined);
  deepEqual([medianOf([]), medianOf([3, 1]), medianOf([9, 1, 2])], [0, 2, 2]);
});

Deno.test("the hard test of a class is hard, and tests of skill tell students apart", () => {
  const tests = classStatistics(MARKS).flatMap(({ tests }) => tests);
  const byDifficulty = [...tests].sort((a, b) => a.difficulty - b.difficulty);
  deepEqual([byDifficulty[0]!.id, byDifficulty.at(-1)!.id], ["q4-test-faults", "q1-test-middle"]);
  for (const { discrimination } of tests) ok(discrimination! > 0.2);
});

Deno.test("reasons that differ in numbers only are one reason", () => {
  const reason = (i: number): string => i % 2 === 0 ? `Expected 1; got ${i}.5` : "It threw";
  const marks = MARKS.slice(0, 9).map(({ result }, i) => {
    const [first, ...others] = result.questions;
    const test = { ...first!.tests[0]!, state: "failed" as const, earned: 0, reason: reason(i) };
    return markOf({ ...result, questions: [{ ...first!, tests: [test] }, ...others] });
  });
  deepEqual(
    classStatistics(marks)[0]!.tests[0]!.reasons,
    [
      { words: "Expected 1; got …", count: 5 },
      { words: "It threw", count: 4 },
    ],
  );
});

Deno.test("every figure of the class has a caption and a description with its numbers", async () => {
  const shell = await openShell(), html = shell(await classPage(TITLE, MARKS));
  const page = new JSDOM(html).window.document;
  const pictures = [...page.querySelectorAll("figure img")];
  equal(pictures.length, 5);
  for (const picture of pictures) {
    match(picture.getAttribute("src")!, /^data:image\/svg\+xml;base64,/);
    const numbers: number[] = picture.getAttribute("alt")!.match(/\d+(?= submissions?\b)/g)!.map(
      Number,
    );
    equal(numbers.reduce((sum, count) => sum + count, 0), 40);
    equal(
      picture.closest("figure")!.querySelector("details p")!.textContent,
      picture.getAttribute("alt"),
    );
  }
  const hardest = [...page.querySelectorAll("th .label")].filter(({ textContent }) =>
    textContent === "hardest"
  );
  match(hardest[0]!.parentElement!.textContent!, /^q4-test-faults/);
  equal(hardest.length, 1);
});

Deno.test("a class without submissions has a page, too", async () => {
  match((await classPage(TITLE, [])).main.html, /0 submissions/);
});

Deno.test("the leaderboard ranks by order, equal values share a place, and it names nobody", async () => {
  const values = [0.3, 0.1, 0.3, Infinity];
  const marks = MARKS.slice(0, 5).map((mark, i) => ({
    ...mark,
    result: {
      ...mark.result,
      standings: values[i] === undefined
        ? []
        : [{ name: "distance", value: values[i], order: "small is good" as const }],
    },
  }));
  const [board] = boardsOf(marks);
  deepEqual(board!.places.map(({ place, value }) => [place, value]), [[1, 0.1], [2, 0.3], [
    2,
    0.3,
  ]]);
  const html = (await openShell())(leaderboardPage(TITLE, marks)!);
  for (const { result } of marks) equal(html.includes(result.student), false);
  ok(html.includes(marks[1]!.result.digest.slice(0, 16)));
  equal(leaderboardPage(TITLE, MARKS), undefined);
});
