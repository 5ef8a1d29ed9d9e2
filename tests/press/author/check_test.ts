import { deepEqual, equal, match } from "node:assert/strict";
import { check } from "../../../lib/press/author/check.ts";
import { claimRules, idRules } from "../../../lib/press/author/rules/claim_rules.ts";
import type { Finding } from "../../../lib/press/author/rules/finding.ts";
import {
  exerciseRules,
  figureRules,
  importRules,
  nameRules,
  stubRules,
} from "../../../lib/press/author/rules/program_rules.ts";
import {
  countPredictions,
  erratumRules,
  lengthRules,
  paperRules,
  partRules,
  predictionRules,
} from "../../../lib/press/author/rules/prose_rules.ts";
import type { Cell } from "../../../lib/press/ipynb/mod.ts";
import { codeCell, notebookOf, textCell } from "../ipynb/helpers.ts";
import { chapterFile, type Course, course } from "./helpers.ts";

const TITLE = `# Odds

How to bet.

**When you finish** you can bet.

**You need** nothing.

**Time:** about 5 minutes to read, a second to run.`;
const END = `## Summary

- Do not bet.

## Exercises

> **Exercise.** Bet.
>
> <details><summary>Answer</summary>
>
> You lost.
>
> </details>

## References

- Nobody.`;
const GOOD = [
  textCell("title", TITLE),
  codeCell("number", "export const fairChance = 0.25;"),
  textCell("end", END),
];

function ledger({ root, write }: Course, ...ids: string[]): Promise<void> {
  return Deno.mkdir(`${root}/data/chapters/02-odds`, { recursive: true }).then(() =>
    write("data/chapters/02-odds/claims.json", JSON.stringify(ids.map((id) => ({ id }))))
  );
}

Deno.test("check is content with a chapter that keeps all rules", async () => {
  await course(GOOD, async ({ run }) => {
    deepEqual(await run(check, "2"), {
      code: 0,
      text: "notebooks/02-odds.ipynb: no errors, no pieces of advice",
    });
  });
});

Deno.test("an exercise in prose has its answer in its box", () => {
  const box = (...lines: string[]): string => lines.map((line) => `> ${line}`.trim()).join("\n");
  const answered = box(
    "**Exercise.** Bet.",
    "",
    "<details><summary>Answer</summary>",
    "</details>",
  );
  const source = `${answered}\n\n${box("**Exercise.** Count.")}\n\n<details></details>`;
  const [finding, ...others] = paperRules(notebookOf(textCell("end", source)));
  deepEqual([finding?.kind, finding?.cell, finding?.line, others], ["error", "end", 6, []]);
});

Deno.test("an erratum is a box that begins with its source", () => {
  const source = `> **Erratum.** _Slides, page 3_ print 0.85.

> **Erratum** (slides, page 3). They print 0.85.

> **Erratum.** The slides print 0.85.`;
  const found = erratumRules(notebookOf(textCell("end", source)));
  deepEqual(found.map(({ kind, line }) => [kind, line]), [["error", 3], ["error", 5]]);
});

Deno.test("check knows what students get wrong, where it is caught, and who is not told", async () => {
  await course(GOOD, async (course) => {
    await ledger(course);
    const { run, write } = course, folder = "data/chapters/02-odds";
    const advised = async (): Promise<string> => (await run(check, "2")).text;
    match(await advised(), /no errors, no pieces of advice$/); // planned: nobody misses it
    await write(`${folder}/outcomes.json`, "[]");
    match(await advised(), /there is no data\/chapters\/02-odds\/misconceptions\.md for lecturers/);
    const wrong = (cell: string): Promise<void> =>
      write(`${folder}/misconceptions.md`, `# Odds\n\n## Odds are shares.\n\nNo. [${cell}]\n`);
    await wrong("number");
    match(await advised(), /misconceptions\.md has 1 misconceptions; at least 8 are usual/);
    await wrong("nummer");
    const { code, text } = await run(check, "2");
    equal(code, 1);
    match(
      text,
      /misconceptions\.md, line 5: Expected the id of a cell of the chapter; got "nummer"/,
    );
  });
});

Deno.test("check names cell and line of a syntax error, of which JupyterLab says nothing", async () => {
  const cells = [GOOD[0]!, codeCell("broken", "const fair = 0.25;\nconst odds = (1 + ;"), GOOD[2]!];
  await course(cells, async ({ run }) => {
    const { code, text } = await run(check, "2");
    equal(code, 1);
    match(text, /02-odds\.ipynb, cell "broken", line 2, column 19: Unexpected token/);
  });
});

Deno.test("check tells errors of format, style, types, links and ids, and ends with 1", async () => {
  const cells = [
    textCell("title", `${TITLE}\n\nSee [there](#nowhere) and [chapter 9](09-paths.ipynb#goal).`),
    codeCell(
      "bad",
      'export const  oneWord: string = 3;\nlet never = 1;\nawait claim("S9.99", { checks: {} });',
    ),
    textCell("end", END),
  ];
  await course(cells, async (course) => {
    await ledger(course, "S1.01");
    const { code, text } = await course.run(check, "odds");
    equal(code, 1);
    match(
      text,
      /^Errors\nnotebooks\/02-odds\.ipynb: not formatted; run deno fmt notebooks\/02-odds/,
    );
    match(text, /TS2322 \[ERROR\][^]*notebooks\/02-odds\.ipynb, cell "bad", line 1, column 15/);
    match(text, /cell "bad", line 2, column 5: `never` is never used \(no-unused-vars\)/);
    match(text, /cell "bad", line 3: the ledger does not know S9\.99$/m);
    match(text, /cell "title": the link to #nowhere leads nowhere$/m);
    match(text, /cell "title": a link to the chapter 09-paths, which is not there$/m);
    match(text, /notebooks\/02-odds\.ipynb: \d+ errors, \d+ pieces? of advice$/);
  });
});

Deno.test("check looks at the evidence of a chapter, too", async () => {
  await course(GOOD, async ({ root, run, write }) => {
    await Deno.mkdir(`${root}/notebooks/evidence`);
    const evidence = chapterFile(
      textCell("title", "# Evidence\n\nMore of it."),
      codeCell("more", "export const  moreChance: string = 0.5;"),
    );
    await write("notebooks/evidence/02-odds.ipynb", evidence);
    const { code, text } = await run(check, "2");
    equal(code, 1);
    match(
      text,
      /^notebooks\/evidence\/02-odds\.ipynb: not formatted; run deno fmt notebooks\/evid/m,
    );
    match(text, /TS2322[^]*notebooks\/evidence\/02-odds\.ipynb, cell "more", line 1, column 15/);
  });
});

Deno.test("check tells why a chapter does not become a page", async () => {
  const cells = [
    textCell("title", TITLE),
    textCell("picture", "![a cat](cat.png)"),
    textCell("end", END),
  ];
  await course(cells, async ({ run }) => {
    const { code, text } = await run(check, "2");
    equal(code, 1);
    match(text, /cell "picture": Expected a picture to be embedded/);
  });
});

Deno.test("advice alone does not fail", async () => {
  await course([...GOOD, codeCell("short", "export const x = 1;")], async ({ run }) => {
    deepEqual(await run(check, "2"), {
      code: 0,
      text:
        'Advice\nnotebooks/02-odds.ipynb, cell "short", line 1: the name x has one word; cells ' +
        "share it\n\nnotebooks/02-odds.ipynb: no errors, 1 piece of advice",
    });
  });
});

Deno.test("check answers --help, and a wrong command line with the usage and 2", async () => {
  await course(GOOD, async ({ run }) => {
    equal((await run(check, "--help")).code, 0);
    for (const args of [[], ["2", "3"], ["--fix", "2"], ["evens"]]) {
      const { code, text } = await run(check, ...args);
      equal(code, 2);
      match(text, /\n\nUsage: deno task check CHAPTER\n/);
    }
  });
});

/** A ledger with these ids, which all have the same checks. */
function known(...ids: string[]): Map<string, string[]> {
  return new Map(ids.map((id) => [id, ["c0", "more"]]));
}

const claimOf = (checks: number, id = "S1.01", covers = ""): string =>
  `await claim("${id}", {\n  says: "x",${covers}\n  checks: {\n${
    Array.from(
      { length: checks },
      (_, i) => `    "c${i}": { left: f, right: g, within: EXACT64, control },\n`,
    )
      .join("")
  }  },\n});`;
const said = (findings: readonly Finding[]): string[] =>
  findings.map(({ kind, cell = "", line = 0, message }) => `${kind} ${cell} ${line} ${message}`);
const cells = (...cells: Cell[]): ReturnType<typeof notebookOf> => notebookOf(...cells);
const code = (...sources: string[]): ReturnType<typeof notebookOf> =>
  cells(...sources.map((source, i) => codeCell(`c-${i}`, source)));

const RULES: [what: string, findings: () => Finding[], expected: string[]][] = [
  ["three checks", () => claimRules(code(claimOf(3))), []],
  ["four checks", () => claimRules(code("f;\n" + claimOf(4))), [
    "advice c-0 2 4 checks; a claim cell has 1 to 3, the others stand in the evidence notebook",
  ]],
  ["a long claim", () => claimRules(code(claimOf(3) + "\n//".repeat(18))), [
    "advice c-0 26 26 lines; a claim cell has at most 25",
  ]],
  ["a long proof", () => claimRules(code('await derivation("S1.01", {});' + "\n//".repeat(60))), [
    "advice c-0 61 61 lines; a derivation has at most 60",
  ]],
  [
    "a claim whose first check nothing could fail",
    () => claimRules(code(claimOf(2).replace(", control", ""))),
    [
      "advice c-0 1 the first check, which carries the sentence, has no planted mistake",
    ],
  ],
  [
    "a first check that stands elsewhere",
    () => claimRules(code('await claim("S1.01", { says: "x", checks: { c0: shared } });')),
    [],
  ],
  [
    "rows of a proof",
    () => {
      const row = '  { tex: "a", value: f },\n';
      const proof = (rows: string): string =>
        `await derivation("S1.01", {\n  lines: [\n${rows}  ],\n});`;
      const long = row.replace(", ", `,${"\n".repeat(20)}`);
      const named = "  { ...a, value: f },\n"; // its formula stands elsewhere
      return claimRules(
        code(proof(row + row), proof(row + long), proof(row + long + named.repeat(6))),
      );
    },
    ["advice c-1 1 26 lines for 2 rows; a derivation has at most 3 a row"],
  ],
  ["many claims", () => claimRules(code(...Array.from({ length: 26 }, () => claimOf(1)))), [
    "advice  0 26 claims to see; at most 25",
  ]],
  ["known ids", () => idRules(code(claimOf(1)), known("S1.01")), []],
  [
    "a covered id that is unknown, one claimed twice",
    () =>
      idRules(
        code(claimOf(1), claimOf(1, "S1.02", ' covers: ["S1.01", "S1.03"],')),
        known("S1.01", "S1.02"),
      ),
    [
      'error c-1 1 S1.01 is claimed in cell "c-0" too',
      "error c-1 1 the ledger does not know S1.03",
    ],
  ],
  [
    "an id with further checks in another cell, and with the same check or other words",
    () => {
      const first = claimOf(1), further = first.replace("c0", "more");
      return idRules(
        code(first, further, first, further.replace('"x"', '"y"')),
        known("S1.01"),
      );
    },
    [
      'error c-2 1 S1.01 is claimed in cell "c-0" too',
      'error c-3 1 S1.01 is claimed in cell "c-0" too',
    ],
  ],
  ["no ledger", () => idRules(code(claimOf(1)), undefined), []],
  [
    "a check that the ledger does not ask for",
    () => idRules(code(claimOf(1).replace("c0", "S1.01/mean")), known("S1.01")),
    ['advice c-0 1 the ledger asks for no check "S1.01/mean"; of S1.01 it has c0, more'],
  ],
  [
    "a prediction that is answered",
    () =>
      predictionRules(cells(
        textCell("ask", "## One\n\n> **Predict.** How many?"),
        textCell("say", "**It is 0.42**, nearer to the second."),
        textCell("more", "> **Predict.** And now?\n>\n> <details><summary>3</summary></details>"),
      )),
    [],
  ],
  [
    "a prediction that is not",
    () =>
      predictionRules(cells(
        textCell("ask", "## One\n\n> **Predict.** How many?"),
        textCell("next", "## Two\n\n**It is 0.42.**"),
      )),
    ["advice ask 3 a prediction without its answer, one bold sentence with its number"],
  ],
  ["a bare start and end", () => partRules(cells(textCell("title", "# Odds"))), [
    "advice title 1 the first cell lacks goals (**When you finish** you can …)",
    "advice title 1 the first cell lacks needs (**You need** …)",
    "advice title 1 the first cell lacks reading and running time (**Time:** about 30 minutes to " +
    "read, …)",
    'advice  0 no section "Summary"',
    'advice  0 no section "Exercises"',
    'advice  0 no section "References"',
  ]],
  [
    "names",
    () =>
      nameRules(code(
        'import { lines } from "m";\nconst fairOdds = 1, LAST_STEP = 2, x = 3;\n\nfunction four() { const y = 1; }',
      )),
    [
      "advice c-0 2 the name x has one word; cells share it",
      "advice c-0 4 the name four has one word; cells share it",
    ],
  ],
  [
    "stubs",
    () =>
      stubRules(cells(textCell("a", "_To write:_ it"), codeCell("b", "{\n  left: unwritten,\n}"))),
    [
      "error a 1 is not written yet",
      "error b 2 is not written yet",
    ],
  ],
  ["imports", () =>
    importRules(code(
      'import { a } from "m";\nimport type { b } from "n";\na();',
      'const later = await import("m");\nlater();',
      'a();\nimport { c } from "m";',
    )), ["error c-2 0 an import below other statements"]],
  ["exercises", () =>
    exerciseRules(cells(
      codeCell("one", 'await exercise("2.1", {});'),
      textCell("answer", "<details><summary>Answer to 2.1</summary>\n\n3\n\n</details>"),
      codeCell("two", 'await exercise("2.10", {});'),
    )), ["error two 0 exercise 2.10 has no <details><summary>Answer to 2.10</summary>"]],
  ["a long chapter", () => lengthRules(cells(textCell("a", "word ".repeat(9001)))), [
    "advice  0 46 minutes to read; at most 45",
  ]],
  [
    "figures without description",
    () => {
      const data = { "application/vnd.plotly.v1+json": {} };
      const bare = { output_type: "display_data", data, metadata: {} } as const;
      const told = { ...bare, data: { ...data, "text/plain": "Two bars." } };
      return figureRules(cells(codeCell("a", "", [told, bare])));
    },
    ["error a 0 a figure without description"],
  ],
  [
    "figures",
    () => {
      const figure = {
        output_type: "display_data",
        data: { "application/vnd.plotly.v1+json": {}, "text/plain": "Bars." },
        metadata: {},
      } as const;
      return figureRules(cells(codeCell("a", "", Array.from({ length: 13 }, () => figure))));
    },
    ["advice  0 13 figures; at most 12"],
  ],
];

for (const [what, findings, expected] of RULES) {
  Deno.test(`the rules about ${what}`, () => deepEqual(said(findings()), expected));
}

Deno.test("predictions are counted by how they are answered", () => {
  deepEqual(
    countPredictions(cells(
      textCell(
        "box",
        '## One\n\n> **Predict.** How many?\n>\n> <details data-check="S1.01 a"><summary>',
      ),
      textCell("below", "> **Predict.** How many?"),
      textCell("say", "**It is 0.42**, nearer to the second."),
      textCell("open", "> **Predict.** And now?\n\n## Two\n\n**It is 3.**"),
    )),
    { "in its box": 1, below: 1, not: 1 },
  );
});
