import { deepEqual, equal } from "node:assert/strict";
import { cellProblems, notebookModule } from "../../../lib/press/cells/mod.ts";
import { codeCell, notebookOf, textCell } from "../ipynb/helpers.ts";

Deno.test("notebookModule() joins the code cells and knows where each line comes from", () => {
  const notebook = notebookOf(
    textCell("title", "# A title"),
    codeCell("first", 'import { a } from "a";\n\nlet x = a;'),
    codeCell("empty", ""),
    codeCell("last", "x;\n"),
  );
  const { text, lines } = notebookModule(notebook);
  equal(text, 'import { a } from "a";\n\nlet x = a;\n\nx;\n\n');
  deepEqual(lines, [
    { cell: "first", line: 1 },
    { cell: "first", line: 2 },
    { cell: "first", line: 3 },
    { cell: "empty", line: 1 },
    { cell: "last", line: 1 },
    { cell: "last", line: 2 },
  ]);
  equal(text.split("\n").length, lines.length + 1); // the last line break ends the last line
});

Deno.test("cellProblems() finds nothing in a notebook whose cells have names of their own", () => {
  const notebook = notebookOf(
    codeCell(
      "one",
      'import type { A } from "m";\nimport { b as c, type D } from "m";\nconst x = 1;',
    ),
    codeCell(
      "two",
      "function f(x: number) { const c = x; return c }\nconst g = (x: number) => { var A = x };",
    ),
    codeCell(
      "three",
      "for (const x of [1]) { let c = x }\nconst { a: { x: y } = { x: 1 }, ...z } = { a: { x: 2 } };",
    ),
    codeCell(
      "four",
      "function over(a: string): void;\nfunction over(a: unknown) {}\ninterface I { x: 1 }\ninterface I { c: 2 }",
    ),
    codeCell("five", "class K { x = 1; c() {} }\nenum E { x, c }\nx; c;"),
  );
  deepEqual(cellProblems(notebook), []);
});

// What the second cell repeats, and where in it.
const REPEATED: readonly [string, string, string, number, number][] = [
  ["const x = 1;", "\nlet x = 2;", "x", 2, 5],
  ["const { a: [x] } = y;", "const [, { b: x = 3 }] = z;", "x", 1, 15],
  ['import { show } from "m";', 'import { claim, show } from "m";', "show", 1, 17],
  ['import type { A } from "m";', 'import { A } from "m";', "A", 1, 10],
  ['import { a as b } from "m";', "function b() {}", "b", 1, 10],
  ['import * as all from "m";', 'import all from "m";', "all", 1, 8],
  ["class K {}", "interface K { x: number }", "K", 1, 11],
  ["type T = 1;", "export enum T { A }", "T", 1, 13],
  ["async function* f() {}", "export default function f() {}", "f", 1, 25],
  ["export abstract class B {}", "declare const B: number;", "B", 1, 15],
];

for (const [first, second, name, line, column] of REPEATED) {
  Deno.test(`cellProblems() finds ${name} in "${first}" and "${second.trim()}"`, () => {
    deepEqual(cellProblems(notebookOf(codeCell("one", first), codeCell("two", second))), [{
      cell: "two",
      line,
      column,
      message: `Names are defined once per notebook; ${name} stands in cell "one" too`,
    }]);
  });
}

Deno.test("cellProblems() finds what cannot be parsed, cell by cell", () => {
  const notebook = notebookOf(codeCell("one", "const x: = 3;"), codeCell("two", "\nif ("));
  deepEqual(cellProblems(notebook), [
    { cell: "one", line: 1, column: 10, message: "Unexpected token" },
    { cell: "two", line: 2, column: 5, message: "Unexpected token" },
  ]);
});
