import { deepEqual } from "node:assert/strict";
import { staleCells } from "../../../lib/press/author/edit/stale_cells.ts";
import { codeCell, notebookOf } from "../ipynb/helpers.ts";

type Sources = Readonly<Record<string, string>>;

function stale(before: Sources, change: Sources): { stale: string[]; harmless: string[] } {
  const notebook = (sources: Sources) =>
    notebookOf(
      ...Object.entries(sources).map(([id, source], i) => ({
        ...codeCell(id, source),
        execution_count: i + 1,
      })),
    );
  const found = staleCells(notebook(before), notebook({ ...before, ...change }));
  return { stale: [...found.stale].sort(), harmless: [...found.harmless.keys()].sort() };
}

const CELLS: Sources = {
  tools: 'import { one, two } from "numbers";',
  make: "const law = draw();\nconst half = (x: number) => x / 2;\nawait claim({ left: half });",
  use: "const y = half(one);",
  late: "console.log(y + two);",
  other: "law.mean();",
  list: "const marks = [1, 2];",
  train: "const losses = fit(law, marks);",
};

const CASES: [what: string, change: Sources, stale: string[], harmless: string[]][] = [
  ["a claim worded anew", { make: CELLS.make!.replace("left", "right") }, ["make"], ["make"]],
  ["a function", { make: CELLS.make!.replace("/ 2", "/ 3") }, ["late", "make", "use"], ["late"]],
  ["another import", { tools: 'import { one, three, two } from "numbers";' }, ["tools"], ["tools"]],
  [
    "an import from elsewhere",
    { tools: 'import { one } from "numbers";\nimport { two } from "more";' },
    ["late", "tools"],
    ["late"],
  ],
  ["a comment", { use: "// why\nconst y = half(one);" }, ["use"], ["use"]],
  ["a statement that only reads", { use: "const y = half(one);\nlaw;" }, ["use"], ["use"]],
  [
    "what may change an object",
    { late: "law.shift(y);" },
    ["late", "make", "other", "train", "use"],
    [],
  ],
  [
    "a training that gives its losses a name",
    { train: "const losses = fit(law, marks, 9);" },
    ["make", "other", "train"],
    [],
  ],
];

for (const [what, change, changed, harmless] of CASES) {
  Deno.test(`after a change of ${what}, only what may differ runs`, () => {
    deepEqual(stale(CELLS, change), { stale: changed, harmless });
  });
}
