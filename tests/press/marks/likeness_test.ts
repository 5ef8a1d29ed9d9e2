import { deepEqual, equal, ok } from "node:assert/strict";
import { JSDOM } from "jsdom";
import { fingerprintsOf, OF_CODE } from "../../../lib/press/marks/likeness/fingerprints.ts";
import { alikePairs, type Part, sameGroups } from "../../../lib/press/marks/likeness/pairs.ts";
import { codeTokens, wordTokens } from "../../../lib/press/marks/likeness/tokens.ts";
import type { SubmissionResult } from "../../../lib/press/marks/mod.ts";
import { likenessPage } from "../../../lib/press/marks/pages/likeness_page.ts";
import { openShell } from "../../../lib/press/marks/pages/shell.ts";
import { madeUpClass, TITLE } from "./made_up.ts";

const OWN = `async function foldedDensity(values, scale) {
  // an idea of my own
  const seen = new Map();
  for (let i = values.length - 1; i >= 0; i--) {
    seen.set(values[i] ** 3, (seen.get(values[i] ** 3) ?? 0) + scale * i);
  }
  return [...seen.entries()].flatMap(([key, count]) => count > 2 ? [key / count] : []).at(-1);
}`;

/** The same with other names, numbers, comments and line ends, and a line added in front. */
const COPY = OWN.replaceAll("seen", "bag").replaceAll("values", "xs").replaceAll("count", "n")
  .replace("  // an idea of my own\n", "  /* mine */ console.log(scale);\n").replace("** 3", "** 4")
  .replaceAll("\n", "\r\n").replaceAll("const", "let");

function withCode(
  results: SubmissionResult[],
  codes: Readonly<Record<number, string>>,
): SubmissionResult[] {
  return results.map((result, i) => {
    const [q1, q2, ...others] = result.questions;
    return codes[i] === undefined
      ? result
      : { ...result, questions: [q1!, { ...q2!, code: codes[i] }, ...others] };
  });
}

function partOf(answers: readonly string[], released = ""): Part {
  return {
    id: "q1",
    grain: OF_CODE,
    released: codeTokens(released),
    answers: answers.map(codeTokens),
  };
}

Deno.test("codeTokens() does not see names, values, comments and space", () => {
  const kinds = (code: string): string => codeTokens(code).map(({ kind }) => kind).join(" ");
  equal(kinds("let a = f(1); // one"), kinds("const   total=g(2.5)"));
  ok(kinds("Math.exp(a)") !== kinds("Math.log(a)"));
  ok(kinds("a + b") !== kinds("a - b"));
  equal(codeTokens("`${a} and ` + 'unclosed \n /*").length > 0, true);
  deepEqual(wordTokens("Über-Maß: 2!").map(({ kind }) => kind), ["über", "maß", "2"]);
});

Deno.test("two texts that share 19 tokens share a fragment, wherever they stand", () => {
  const shared = codeTokens("if (a > 0) { total += weight(a) * b[a]; }");
  ok(shared.length >= OF_CODE.length + OF_CODE.window - 1);
  const other = (code: string): string[] =>
    [...fingerprintsOf(codeTokens(code), OF_CODE).keys()].map(String);
  const one = other(
    `const x = 1; f(x, y); ${"if (a > 0) { total += weight(a) * b[a]; }"} return x;`,
  );
  const two = other(`while (true) { ${"if (p > 7) { sum += mass(p) * q[p]; }"} break; }`);
  ok(one.some((print) => two.includes(print)));
});

Deno.test("a copy with other names is found among a class, and comes first", () => {
  const results = withCode(madeUpClass(60), { 5: OWN, 17: COPY });
  const page = likenessPage(TITLE, results, new Map());
  const document = new JSDOM(page.main.html).window.document;
  const names = [5, 17].map((i) => results[i]!.student).join(" and ");
  equal(document.querySelector("tbody th")!.textContent, names);
  const marks = [...document.querySelectorAll("section")[0]!.querySelectorAll("mark")];
  ok(marks.some(({ textContent }) => textContent!.includes("bag.set(xs[i]")));
});

Deno.test("what the sheet gave, and what everybody writes, is no likeness", () => {
  const answers = Array.from(
    { length: 30 },
    (_, i) => `${OWN}\n${"f(".repeat(i)}1${")".repeat(i)}`,
  );
  deepEqual(alikePairs([partOf(answers)]), []);
  deepEqual(alikePairs([partOf(answers.slice(0, 3), OWN)]), []);
  equal(alikePairs([partOf(answers.slice(0, 3))]).length, 3);
});

Deno.test("the same answers but for names are a group, however many there are", () => {
  const answers = Array.from({ length: 50 }, (_, i) => OWN.replaceAll("seen", `bag${i}`));
  const groups = sameGroups([partOf([...answers, "let a = 1;", "let a = 2;"])], 60);
  deepEqual(groups.map(({ length }) => length), [50]);
  deepEqual(sameGroups([partOf(answers, OWN)], 60), []);
});

Deno.test("two thousand submissions are compared in seconds", () => {
  const results = withCode(madeUpClass(2000), { 700: OWN, 1900: COPY });
  const before = performance.now();
  const page = likenessPage(TITLE, results, new Map());
  ok(performance.now() - before < 60_000); // 1 s on two idle cores
  ok(page.main.html.includes(results[700]!.student));
});

Deno.test("a class of which each wrote what thirty others wrote, too, is compared in seconds", () => {
  const lines = Array.from(
    { length: 400 },
    (_, i) => `${"g(".repeat(i % 20)}${"[".repeat(i / 20)};`,
  );
  const answers = Array.from(
    { length: 1200 },
    (_, i) =>
      lines.slice(i % 40, i % 40 + 60).map((line, k) => line.repeat(1 + (i + k) % 3)).join(" + "),
  );
  const before = performance.now();
  ok(alikePairs([partOf(answers)]).length <= 2000);
  ok(performance.now() - before < 60_000); // 1 s on two idle cores
});

Deno.test("an answer that is no code, or far too much, is compared and shown all the same", async () => {
  const bad = [
    "<script>steal()</script>".repeat(400),
    "(".repeat(1e5),
    "`${`${",
    "\0\u{1F98A}".repeat(999),
  ];
  const results = withCode(
    madeUpClass(12),
    Object.fromEntries(bad.flatMap((code, i) => [[i, code], [i + 6, code]])),
  );
  const html = (await openShell())(likenessPage(TITLE, results, new Map()));
  equal(new JSDOM(html).window.document.querySelectorAll("script").length, 0);
});
