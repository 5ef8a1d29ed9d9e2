import { deepEqual, equal, match } from "node:assert/strict";
import { checkNotebooks } from "../../../lib/press/cells/mod.ts";
import { type Cell, notebookText } from "../../../lib/press/ipynb/mod.ts";
import { codeCell, inFolder, notebookOf } from "../ipynb/helpers.ts";

/** What the command says about notebooks, by file name, in a project of their own. */
async function check(
  notebooks: Readonly<Record<string, readonly Cell[]>>,
): Promise<{ code: number; text: string }> {
  return await inFolderWith(notebooks, async (root) => {
    const printed: string[] = [];
    const code = await checkNotebooks({ root, print: (text) => void printed.push(text) });
    deepEqual([...Deno.readDirSync(root)].map(({ name }) => name).sort(), [
      "deno.json",
      "lengths.ts",
      "notebooks",
    ]);
    return { code, text: printed.join("\n") };
  });
}

async function inFolderWith<T>(
  notebooks: Readonly<Record<string, readonly Cell[]>>,
  action: (root: string) => Promise<T>,
): Promise<T> {
  let result: T;
  await inFolder(async (folder) => {
    const root = await Deno.realPath(folder);
    await Deno.mkdir(`${root}/notebooks/evidence`, { recursive: true });
    const config = { imports: { "book/lengths": "./lengths.ts" }, lock: false };
    await Deno.writeTextFile(`${root}/deno.json`, JSON.stringify(config));
    const library = "export const long = (x: string): number => x.length;";
    await Deno.writeTextFile(`${root}/lengths.ts`, library);
    for (const [name, cells] of Object.entries(notebooks)) {
      const plain = notebookOf(...cells);
      // the formatter passes over notebooks that do not name their language
      const metadata = { ...plain.metadata, language_info: { name: "typescript" } };
      const text = notebookText({ ...plain, metadata });
      await Deno.writeTextFile(`${root}/notebooks/${name}.ipynb`, text);
    }
    result = await action(root);
  });
  return result!;
}

const IMPORT = codeCell("import", 'import { long } from "book/lengths";\n\nconst word = "a";');

Deno.test("the check accepts a notebook that is a good module", async () => {
  const cells = [IMPORT, codeCell("use", "await Promise.resolve(1);\nlong(word);")];
  deepEqual(await check({ "01-good": cells }), { code: 0, text: "Checked 1 notebook" });
});

Deno.test("the check looks at evidence, too", async () => {
  const { code, text } = await check({
    "01-good": [codeCell("only", "export {};")],
    "evidence/01-good": [IMPORT, codeCell("use", "long(7);\nword;")],
  });
  equal(code, 1);
  match(text, /^ {4}at notebooks\/evidence\/01-good\.ipynb, cell "use", line 1, column 6$/m);
  match(text, /^Found problems in 2 notebooks$/m);
});

Deno.test("a type error is told with notebook, cell and line, and leaves nothing behind", async () => {
  const cells = [IMPORT, codeCell("use", "// one\n\nlong(7);\nword;")];
  const { code, text } = await check({
    "01-good": [codeCell("only", "export {};")],
    "02-types": cells,
  });
  equal(code, 1);
  equal(
    text,
    "TS2345 [ERROR]: Argument of type 'number' is not assignable to parameter of type 'string'.\n" +
      "long(7);\n     ^\n" +
      '    at notebooks/02-types.ipynb, cell "use", line 3, column 6\n\n' +
      "Found problems in 2 notebooks",
  );
});

Deno.test("a notebook that the formatter would change is told", async () => {
  const { code, text } = await check({ "01-wide": [codeCell("only", "export const  a=1")] });
  equal(code, 1);
  equal(
    text,
    "notebooks/01-wide.ipynb: not formatted; run deno fmt notebooks/01-wide.ipynb\n\n" +
      "Found problems in 1 notebook",
  );
});

Deno.test("what the linter finds is told in the same way", async () => {
  const { code, text } = await check({
    "01-lint": [IMPORT, codeCell("use", "// one\nlet x = 1;\nword;")],
  });
  equal(code, 1);
  match(
    text,
    /^notebooks\/01-lint\.ipynb, cell "import", line 1, column 10: `long` is never used \(no-unused-vars\)\n/,
  );
  match(
    text,
    /\nnotebooks\/01-lint\.ipynb, cell "use", line 2, column 5: `x` is never reassigned \(prefer-const\)\n/,
  );
});

Deno.test("an unknown module is told with its place", async () => {
  const { code, text } = await check({
    "01-lost": [codeCell("lost", '\nimport { a } from "book/no";\na;')],
  });
  equal(code, 1);
  match(text, /"book\/no"/);
  match(text, /notebooks\/01-lost\.ipynb, cell "lost", line 2, column 19/);
});

Deno.test("a notebook that is no module is named once, and the others are checked", async () => {
  const { code, text } = await check({
    "01-broken": [codeCell("one", "const x: = 3;"), codeCell("two", "long(1);")],
    "02-twice": [codeCell("a", "export const x = 1;"), codeCell("b", "export const x = 2;")],
    "03-types": [codeCell("c", "export const y: string = 3;")],
  });
  equal(code, 1);
  equal(
    text.split("\n").filter((line) => line.includes("notebooks/")).join("\n"),
    'notebooks/01-broken.ipynb, cell "one", line 1, column 10: Unexpected token\n' +
      'notebooks/02-twice.ipynb, cell "b", line 1, column 14: ' +
      'Names are defined once per notebook; x stands in cell "a" too\n' +
      '    at notebooks/03-types.ipynb, cell "c", line 1, column 14',
  );
});

Deno.test("a file that is no notebook fails the check, and the folder goes", async () => {
  const { code, text } = await inFolderWith({ "01-good": [IMPORT] }, async (root) => {
    await Deno.writeTextFile(`${root}/notebooks/02-bad.ipynb`, "{");
    const printed: string[] = [];
    const code = await checkNotebooks({ root, print: (text) => void printed.push(text) });
    deepEqual([...Deno.readDirSync(root)].filter(({ name }) => name === ".flowbook"), []);
    return { code, text: printed.join("\n") };
  });
  equal(code, 1);
  match(text, /02-bad\.ipynb: Expected JSON; /);
});
