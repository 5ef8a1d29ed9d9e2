import { deepEqual, match } from "node:assert/strict";
import { type TypeChecker, warmChecker } from "../../../lib/press/author/edit/type_checker.ts";
import { codeCell, notebookOf } from "../ipynb/helpers.ts";
import { inFolder } from "../ipynb/helpers.ts";

const placeText = (place: { cell: string; line: number; column: number }): string =>
  `${place.cell}:${place.line}:${place.column}`;

function checked(types: TypeChecker, ...sources: string[]): Promise<readonly string[]> {
  const notebook = notebookOf(...sources.map((source, i) => codeCell(`cell-${i}`, source)));
  return types.check({ notebook, placeText });
}

Deno.test("a kept checker tells errors with their cells, and sees that the library changes", async () => {
  await inFolder(async (folder) => {
    const root = await Deno.realPath(folder);
    const imports = { "odds/": "./lib/" };
    await Deno.mkdir(`${root}/lib`);
    await Deno.writeTextFile(`${root}/deno.json`, JSON.stringify({ imports, lock: false }));
    await Deno.writeTextFile(`${root}/lib/odds.ts`, "export const chance: number = 0.25;\n");
    await using types = warmChecker(root, notebookOf());
    const first = 'import { chance } from "odds/odds.ts";';
    const second = "const unused = 1;\nchance.trim();";
    deepEqual(await checked(types, first, "chance;"), []);
    deepEqual(await checked(types, first, second), [
      "TS2339 [ERROR]: Property 'trim' does not exist on type 'number'.\n    at cell-1:2:8",
    ]);
    await Deno.writeTextFile(`${root}/lib/odds.ts`, 'export const chance: string = "0.25";\n');
    deepEqual(await checked(types, first, second), []);
    match((await checked(types, 'import { evens } from "odds/evens.ts";'))[0]!, /at cell-0:1:23$/);
  });
});

Deno.test("where the language server is gone, types are checked all the same", async () => {
  await inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/deno.json`, "{}");
    const types = warmChecker(folder, notebookOf());
    await types[Symbol.asyncDispose](); // as if it had died
    match((await checked(types, 'const odds: number = "x";'))[0]!, /^TS2322 [^]*at cell-0:1:7$/);
  });
});
