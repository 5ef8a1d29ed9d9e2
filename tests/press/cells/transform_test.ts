import { deepEqual, equal, match, ok, throws } from "node:assert/strict";
import { transformCell } from "../../../lib/press/cells/mod.ts";
import {
  codeCells,
  findChapters,
  notebooksOf,
  readNotebook,
} from "../../../lib/press/ipynb/mod.ts";
import { cellsHere } from "./helpers.ts";
import { MODULES } from "./probes/modules.ts";
import { NAMES } from "./probes/names.ts";
import { TYPESCRIPT } from "./probes/typescript.ts";
import { VALUES } from "./probes/values.ts";
import { VARIABLES } from "./probes/variables.ts";

const NOTEBOOKS = new URL("../../../notebooks", import.meta.url).pathname;

Deno.test("transformCell() rewrites declarations and the last value", () => {
  equal(
    transformCell("let x: number = 1;\nx + 1"),
    '"use strict";$cell.let({x : 1});\n$cell.value = (x + 1);',
  );
});

Deno.test("transformCell() never adds or drops a line", async () => {
  const cells = [NAMES, VARIABLES, VALUES, MODULES, TYPESCRIPT].flat().flatMap(({ cells }) =>
    cells
  );
  for (const path of (await findChapters(NOTEBOOKS)).flatMap(notebooksOf)) {
    cells.push(...codeCells(await readNotebook(path)).map(({ source }) => source));
  }
  let transformed = 0;
  for (const cell of cells) {
    try {
      equal(transformCell(cell).split("\n").length, cell.split("\n").length, cell);
      transformed++;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error; // some probes cannot be parsed
    }
  }
  ok(transformed > 200);
});

// What stands above the fifth line, in which the cell throws.
const ABOVE: Readonly<Record<string, string>> = {
  "types": "interface A {\n  x: number;\n}\n\n",
  "an import over several lines": 'import {\n  basename,\n  join as joined,\n} from "node:path";\n',
  "an export list": "const a = 1;\nexport {\n  a,\n};\n",
  "a pattern over several lines": "const {\n  a,\n  b: [c],\n} = { a: 1, b: [2] };\n",
  "a declaration over several lines": "let\n  // a comment with = in it\n  far /* = */ =\n    1;\n",
  "an enumeration": "enum Colour {\n  Red,\n  Green,\n}\n",
  "overloads":
    "function f(x: string): void;\nfunction f(x: number): void;\nfunction f(_: unknown) {\n}\n",
  "a class": "class A {\n  constructor(\n    readonly x: number,\n  ) {}}\n",
  "loops with var": "for (\n  var i = 0;\n  i < 3; i++\n);\n",
  "a type parameter over several lines":
    "const same = <\n  T extends {\n    x: number;\n  }>(x: T): T => x;\n",
};

for (const [what, above] of Object.entries(ABOVE)) {
  Deno.test(`a stack has the author's line below ${what}`, async () => {
    using cells = cellsHere();
    equal(await cells.run(`${above}throw new Error("here");`, "two-bumps"), "error");
    const { traceback } = cells.messages.at(-1)!.content as { traceback: string[] };
    equal(traceback.length, 2);
    match(traceback[1]!, /^ {4}at cell-two-bumps\.ts:5:7/);
  });
}

Deno.test("a stack goes through the functions of earlier cells, under their names, to its cell", async () => {
  using cells = cellsHere();
  await cells.run(
    "\nasync function inner() {\n  await null;\n  throw new RangeError('deep');\n}",
    "one",
  );
  await cells.run("const outer = () => inner();\n\nawait outer();", "two");
  const { traceback } = cells.messages.at(-1)!.content as { traceback: string[] };
  deepEqual(traceback.map((line) => line.replace(/:\d+(\)?)$/, "$1")), [
    "RangeError: deep",
    "    at inner (cell-one.ts:4)",
    "    at async cell-two.ts:3",
  ]);
});

Deno.test("transformCell() refuses what cannot be parsed, with its place", () => {
  throws(() => transformCell("1;\nconst x: = 3;"), {
    name: "SyntaxError",
    message: "Unexpected token",
    cause: { line: 2, column: 10, message: "Unexpected token" },
  });
});

Deno.test("the transform and what runs its cells use no Deno API", async () => {
  const main = new URL("../../../lib/press/cells/run/open_cells.ts", import.meta.url).href;
  const source = `
    const { openCells } = await import(${JSON.stringify(main)});
    delete globalThis.Deno; // now: Deno itself needs it to load npm packages
    const printer = { inspect: String, console: () => console };
    const seen = [];
    const publish = ({ content }) => seen.push(content);
    using cells = openCells({ importer: (name) => import(name), printer, publish });
    await cells.run("const x: number = 6, f = (y) => 7 * y", "one");
    await cells.run("f(x)", "two");
    postMessage([typeof Deno, seen[0].data["text/plain"]]);`;
  const worker = new Worker(`data:text/javascript,${encodeURIComponent(source)}`, {
    type: "module",
  });
  const { data } = await new Promise<MessageEvent>((done) => worker.onmessage = done);
  worker.terminate();
  deepEqual(data, ["undefined", "42"]);
});
