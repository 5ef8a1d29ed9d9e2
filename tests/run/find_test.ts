import { deepEqual } from "node:assert/strict";
import { dirname, join } from "node:path";
import { findSuites, type Suite } from "./find.ts";
import { readOptions } from "./options.ts";

const TREE = {
  "README.md": "",
  "lib/odes/euler.ts": "/**\n * ```ts\n * euler();\n * ```\n */",
  "lib/odes/plain.ts": "export {};",
  "lib/press/book/page.ts": "/**\n * ```ts\n * page();\n * ```\n */",
  "tests/browser/open_test.ts": 'browserTest("a page opens", open);',
  "tests/odes/euler_test.ts": 'Deno.test("one slope", run);',
  "tests/odes/fields.ts": "export {};",
  "tests/odes/order_test.ts":
    'import { euler } from "../euler.ts";\nDeno.test("Order of Runge", run);',
  "tests/press/page_test.ts": 'Deno.test("Euler has a page", run);',
};

async function find(...args: string[]): Promise<string[]> {
  const root = await Deno.makeTempDir();
  try {
    for (const [path, text] of Object.entries(TREE)) {
      await Deno.mkdir(dirname(join(root, path)), { recursive: true });
      await Deno.writeTextFile(join(root, path), text);
    }
    return (await findSuites(root, readOptions(args))).map(inWords);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

function inWords({ group, kind, files, name }: Suite): string {
  return `${group} ${kind}${name === undefined ? "" : ` "${name}"`}: ${files.join()}`;
}

Deno.test("the whole suite is every test and every file with an example, once", async () => {
  deepEqual(await find(), [
    "math tests: tests/odes/euler_test.ts,tests/odes/order_test.ts",
    "math examples: lib/odes/euler.ts",
    "press tests: tests/press/page_test.ts",
    "press examples: lib/press/book/page.ts,README.md",
    "browser tests: tests/browser/open_test.ts",
  ]);
});

Deno.test("a name chooses files by their path, and tests of others by their name", async () => {
  deepEqual(await find("euler"), [
    "math tests: tests/odes/euler_test.ts",
    "math examples: lib/odes/euler.ts",
    'press tests "euler": tests/press/page_test.ts',
  ]);
  deepEqual(await find("math", "order of"), ['math tests "order of": tests/odes/order_test.ts']);
  deepEqual(await find("browser", "euler"), []);
});
