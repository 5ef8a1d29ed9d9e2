import assert from "node:assert/strict";
import { ChildProblem, importsIn } from "../../../lib/press/sandbox/mod.ts";
import { readCell } from "../../../lib/press/sandbox/read_cell.ts";

Deno.test("importsIn() finds every import, wherever it stands", () => {
  const source = `import { a } from "flowbook/exact"; import * as b from "flowbook/random";
export * from "x"; export { y } from "y"; import type { T } from "flowbook/odes";
const f = async () => { const { z } = await import("z"); await import("a" + "b"); };
import data from "data.json" with { type: "json" }; export const own = 1;`;
  assert.deepEqual(importsIn(source), [
    { specifier: "flowbook/exact", kind: "plain" },
    { specifier: "flowbook/random", kind: "plain" },
    { specifier: "x", kind: "plain" },
    { specifier: "y", kind: "plain" },
    { specifier: "z", kind: "plain" },
    { specifier: "a computed name", kind: "other" },
    { specifier: '"data.json" in a form of its own', kind: "other" },
  ]);
});

/** Cells made to keep a parser busy, or to break it. */
const HARD: readonly string[] = [
  ...["(", "[", "{", "a.a", "!", "async(", "a?(b)=>(", "f<", "`${", "namespace x {", "@a "],
  ...[
    "declare ",
    "accessor ",
    "<!--",
    "a;",
    ";",
    "\\",
    "import(",
    "1+",
    "/*",
    "(a=",
    "async <T>(a=",
  ],
  ...[
    "type A = B extends (infer C extends ",
    "let x: (a: ",
    "<T>(",
    "<T>a(",
    "<T>[",
    "a<b>(c?",
    "'",
    "#",
    "\u200b",
    "\r",
  ],
];

Deno.test("a cell that is made to keep a parser busy is read or refused in a moment", () => {
  for (const part of HARD) {
    for (const length of [100, 49_000, 200_000]) {
      const source = part.repeat(Math.ceil(length / part.length));
      const start = performance.now();
      try {
        readCell(source, []);
      } catch (error) {
        assert.ok(
          error instanceof ChildProblem && error.state !== "timed out",
          `${part}: ${error}`,
        );
        assert.ok(error.reason.length < 500, part);
      }
      assert.ok(performance.now() - start < 20_000, `${part} takes too long`);
    }
  }
});
