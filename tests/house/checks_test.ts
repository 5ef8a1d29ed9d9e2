import { deepEqual } from "node:assert/strict";
import {
  brokenExamples,
  denoCallers,
  fileCircles,
  forbiddenArrows,
  longFiles,
  mutualRooms,
  sourcesInWords,
  starExports,
} from "./checks.ts";
import { importsOf, type Tree } from "./tree.ts";

const tree: Tree = new Map(Object.entries({
  "figures/bars.ts": `import type { Shape } from "../tensors/shape.ts";\nexport const x = 1;`,
  "odes/euler.ts": `import { step } from "./step.ts"; // import "../tensors/no.ts"`,
  "odes/step.ts": `export { type Space } from "./space.ts";\nexport const step = "Deno";`,
  "odes/space.ts":
    `export type Space = import("./euler.ts").Euler;\n/** One. Source: Euler 1768. */`,
  "tensors/alias.ts": `import * as tf from "#tf";\nconst late = () => import("../odes/euler.ts");`,
  "tensors/shape.ts": `import { readFile } from "node:fs/promises";\nDeno.cwd();`,
  "tensors/tf_deno.ts": `import "node:fs";\nDeno.cwd();`,
  "tensors/type.ts": `import type { Space } from "../odes/space.ts";\n\n\n`,
}));
const imports = importsOf(tree, { "#tf": "tensors/tf_deno.ts" });
const arrows = { figures: [], odes: [], tensors: ["odes"] };

/** What a check finds, as plain records. */
const found = (broken: ReadonlyMap<string, unknown>): unknown => Object.fromEntries(broken);

Deno.test("imports are found wherever they stand, but not in comments", () => {
  deepEqual(imports.map(({ from, to }) => `${from} ${to}`), [
    "figures/bars.ts tensors/shape.ts",
    "odes/euler.ts odes/step.ts",
    "odes/step.ts odes/space.ts",
    "odes/space.ts odes/euler.ts",
    "tensors/alias.ts tensors/tf_deno.ts",
    "tensors/alias.ts odes/euler.ts",
    "tensors/type.ts odes/space.ts",
  ]);
});

Deno.test("an arrow that is not in the table names file and import", () => {
  deepEqual(found(forbiddenArrows(imports, arrows)), {
    "figures → tensors": ["figures/bars.ts imports tensors/shape.ts"],
  });
  deepEqual(found(forbiddenArrows(imports, { ...arrows, tensors: [] })), {
    "figures → tensors": ["figures/bars.ts imports tensors/shape.ts"],
    "tensors → odes": [
      "tensors/alias.ts imports odes/euler.ts",
      "tensors/type.ts imports odes/space.ts",
    ],
  });
});

Deno.test("a circle of files names its imports, types included", () => {
  deepEqual(found(fileCircles(imports)), {
    "odes/euler.ts, odes/space.ts, odes/step.ts": [
      "odes/euler.ts imports odes/step.ts",
      "odes/step.ts imports odes/space.ts",
      "odes/space.ts imports odes/euler.ts",
    ],
  });
});

Deno.test("two rooms that import each other name an import each", () => {
  deepEqual(found(mutualRooms(imports)), {});
  const back = { from: "odes/euler.ts", to: "tensors/shape.ts" };
  deepEqual(found(mutualRooms([...imports, back])), {
    "odes ↔ tensors": [
      "odes/euler.ts imports tensors/shape.ts",
      "tensors/alias.ts imports odes/euler.ts",
    ],
  });
});

Deno.test("only files named for it may ask Deno or Node", () => {
  deepEqual(found(denoCallers(tree)), {
    "tensors/shape.ts": ["tensors/shape.ts uses Deno", "tensors/shape.ts uses node:fs/promises"],
  });
});

Deno.test("a module that exports all that another file does is named", () => {
  const modules = new Map([
    [
      "odes/mod.ts",
      '/** Solvers. */\nexport { euler } from "./euler.ts";\nexport * from "./step.ts";\n',
    ],
    ["tensors/mod.ts", '// export * from "./shape.ts"\nexport * as tf from "tensors";\n'],
  ]);
  deepEqual(starExports(modules, [...modules.keys()]), ["odes/mod.ts: export by name"]);
});

Deno.test("long files and sources in words are named", () => {
  deepEqual(longFiles(tree, 1), [
    "figures/bars.ts has 2 lines",
    "odes/step.ts has 2 lines",
    "odes/space.ts has 2 lines",
    "tensors/alias.ts has 2 lines",
    "tensors/shape.ts has 2 lines",
    "tensors/tf_deno.ts has 2 lines",
  ]);
  deepEqual(found(sourcesInWords(tree)), { odes: ["odes/space.ts:2: write @see"] });
});

Deno.test("an example that cannot be parsed is named with its line", () => {
  const example = (line: string): string =>
    `/**\n * Adds.\n * \`\`\`ts\n * f();\n * ${line}\n * \`\`\`\n */`;
  const files = { "a.ts": example("const x = (1);"), "b.ts": example("const x = (1));") };
  deepEqual(found(brokenExamples(new Map(Object.entries(files)))), {
    "b.ts": ["b.ts: ',' expected. const x = (1));"],
  });
});
