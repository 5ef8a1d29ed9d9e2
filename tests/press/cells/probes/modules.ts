import type { Probe } from "./probe.ts";

/** The files that the probes import. */
export const FILES: Readonly<Record<string, string>> = {
  "numbers.ts": `export const one: number = 1;
    export default "all";
    export function twice(x: number): number { return 2 * x; }
    export let calls = 0;
    export const call = (): number => ++calls;`,
  "data.json": '{ "digits": 10 }',
};

/** Imports and exports. */
export const MODULES: readonly Probe[] = [
  {
    name: "names, new names, the default, the whole",
    cells: [
      'import { one, twice as double } from "./numbers.ts"; one + double(2)',
      'import all from "./numbers.ts"; all',
      'import everything, { one as single } from "./numbers.ts"; everything + single',
      'import * as numbers from "./numbers.ts"; numbers.twice(4)',
      'import { default as again } from "./numbers.ts"; again',
    ],
    expected: ["=> 5", '=> "all"', '=> "all1"', "=> 8", '=> "all"'],
  },
  {
    name: "over several lines",
    cells: [
      'import {\n  one as first, // the first\n  twice as second,\n} from "./numbers.ts";\nsecond(first)',
    ],
    expected: ["=> 2"],
  },
  {
    name: "types are not imported",
    cells: [
      'import type { Nothing } from "./nothing.ts"; 7',
      'import { type Nothing, one as some } from "./numbers.ts"; some',
    ],
    expected: ["=> 7", "=> 1"],
  },
  {
    name: "an import may be repeated, and a constant may follow it",
    cells: [
      'import { one as unit } from "./numbers.ts"',
      'import { one as unit } from "./numbers.ts"; unit',
      "unit = 2",
      "const unit = 9; unit",
    ],
    expected: ["", "=> 1", "TypeError: Assignment to constant variable.", "=> 9"],
  },
  {
    name: "an import happens where it stands and copies",
    cells: [
      'later1; import { one as later1 } from "./numbers.ts"',
      'import { call, calls } from "./numbers.ts"; call(); calls',
    ],
    expected: ["ReferenceError: later1 is not defined", "=> 0"],
  },
  {
    name: "a missing export is undefined",
    cells: ['import { three } from "./numbers.ts"; typeof three'],
    expected: ['=> "undefined"'],
  },
  {
    name: "a missing file",
    cells: ['console.log("before"); import "./missing.ts"'],
    expected: ['before\nTypeError: Module not found "file:///here/missing.ts".'],
  },
  {
    name: "JSON",
    cells: ['import data from "./data.json" with { type: "json" }; data'],
    expected: ["=> { digits: 10 }"],
  },
  {
    name: "import() starts from the folder of the notebook",
    cells: [
      'const { twice: two } = await import("./numbers.ts"); two(4)',
      'const load = async (file: string) => (await import(file)).one; await load("./numbers.ts")',
      'import("./missing.ts").catch((e) => e.name).then(console.log); await new Promise((r) => setTimeout(r, 50))',
    ],
    expected: ["=> 8", "=> 1", "TypeError\n"],
  },
  {
    name: "modules of the environment",
    cells: ['import { basename } from "node:path"; basename("a/b.ts")'],
    expected: ['=> "b.ts"'],
  },
  {
    name: "an import of nothing but types loads the module and has no value",
    cells: [
      '1; import { type Nothing } from "./numbers.ts"',
      '2; import type { Nothing } from "./nothing.ts"',
    ],
    expected: ["=> 1", "=> 2"],
  },
  {
    name: "a module loaded for what it does is the value of its cell",
    cells: [
      '1; import "./numbers.ts"',
      'export { one } from "./numbers.ts"',
    ],
    expected: [
      ...Array(2).fill(
        '=> [Module: null prototype] {\n  call: [Function: call],\n  calls: 1,\n  default: "all",\n' +
          "  one: 1,\n  twice: [Function: twice]\n}",
      ),
    ],
  },
  {
    name: "export is taken off",
    cells: [
      "export const e1 = 1; export function e2() { return 2 }\nexport class E3 {}",
      "[e1, e2(), new E3()]",
      "export default function e4() { return 4 }",
      "e4()",
      "export default 5",
      "export default () => 6",
      "const e7 = 7; export { e7 as seven }; e7",
    ],
    expected: ["", "=> [ 1, 2, E3 {} ]", "", "=> 4", "=> 5", "=> [Function (anonymous)]", "=> 7"],
  },
  {
    name: "a name of an earlier cell is exported",
    cells: ["const e8 = 8", "export { e8 }"],
    expected: ["", ""],
    otherwise: {
      expected: ["", "SyntaxError: Export 'e8' is not defined"],
      because: "a module cannot export what it does not define",
    },
  },
  {
    name: "import.meta",
    cells: ["import.meta.url"],
    expected: ["SyntaxError: Cannot use 'import.meta' outside a module"],
  },
];
