import type { Probe } from "./probe.ts";

/** What cells print, and what they throw. */
export const OUTPUTS: readonly Probe[] = [
  {
    name: "prints of all kinds",
    cells: [
      "console.log('a', 1, { b: 2 }, [3], null, undefined, 1n)",
      "console.log()",
      "console.log('%s is %d', 'x', 1.5, 'rest')",
      "console.log('100%', '%%', ['s'])",
      "console.log('%c styled', 'color: red')",
      "console.info('i'); console.debug('d')",
      "console.table([{ a: 1 }])",
      "console.dir({ a: { b: { c: { d: { e: 1 } } } } })",
      "console.group('g'); console.log('inside'); console.groupEnd(); console.log('out')",
      "console.count(); console.count()",
    ],
    expected: [
      "a 1 { b: 2 } [ 3 ] null undefined 1n\n",
      "\n",
      "x is 1 rest\n",
      '100% %% [ "s" ]\n',
      " styled\n",
      "i\nd\n",
      "┌───────┬───┐\n│ (idx) │ a │\n├───────┼───┤\n│     0 │ 1 │\n└───────┴───┘\n",
      "{\n  a: {\n    b: { c: { d: { e: 1 } } }\n  }\n}\n",
      "g\n  inside\nout\n",
      "default: 1\ndefault: 2\n",
    ],
  },
  {
    name: "prints about mistakes",
    cells: [
      "console.error('e'); console.warn('w')",
      "console.assert(1 > 2, 'no'); console.log('on')",
    ],
    expected: ["(stderr) e\nw\n", "(stderr) Assertion failed: no\non\n"],
  },
  {
    name: "prints come before the value, and before the error",
    cells: ["console.log('x'); 1", "console.log('y'); throw new Error('z')"],
    expected: ["x\n=> 1", "y\nError: z"],
  },
  {
    name: "prints of timers",
    cells: [
      "setTimeout(() => console.log('timer'), 1); await new Promise((done) => setTimeout(done, 60))",
      "queueMicrotask(() => console.log('soon')); await 1; console.log('then')",
    ],
    expected: ["timer\n", "soon\nthen\n"],
  },
  {
    name: "errors",
    cells: [
      "throw new TypeError('bad')",
      "await Promise.reject(new RangeError('later'))",
      "null.x",
      "throw new Error('outer', { cause: new Error('inner') })",
      "throw new Error('')",
      "class Own extends Error { override name = 'Own' } throw new Own('mine')",
      "throw Object.assign(new Error('x'), { name: 'Named' })",
      "throw new AggregateError([new Error('i')], 'several')",
      "throw new Error('two\\nlines')",
    ],
    expected: [
      "TypeError: bad",
      "RangeError: later",
      "TypeError: Cannot read properties of null (reading 'x')",
      "Error: outer",
      "Error: (none)",
      "Own: mine",
      "Named: x",
      "AggregateError: several",
      "Error: two\nlines",
    ],
  },
  {
    name: "other things thrown",
    cells: [
      "throw 'text'",
      "throw 5",
      "throw null",
      "throw undefined",
      "throw { a: 1 }",
      "throw Symbol('q')",
    ],
    expected: [
      "Error: text",
      "Error: 5",
      "Error: null",
      "Error: null",
      "Error: [object Object]",
      "Error: Symbol(q)",
    ],
  },
  {
    name: "an error as value",
    cells: [
      "const e =\n  new Error('kept');\n\ne",
      "interface A {}\n\nconsole.log(new Error('printed'));\nvoid 0",
    ],
    expected: [
      "=> Error: kept\n    at <anonymous>:1:32",
      "Error: printed\n    at <anonymous>:1:34\n",
    ],
    otherwise: {
      expected: [
        "=> Error: kept\n    at cell-1.ts:2:3",
        "Error: printed\n    at cell-2.ts:3:13\n",
      ],
      because: "a stack names the cell and the line that the author wrote",
    },
  },
  {
    name: "a promise that fails unseen",
    cells: [
      "const unseen =\n  new Error('unseen');\nPromise.reject(unseen); await new Promise((done) => setTimeout(done, 20))",
      "'next'",
    ],
    expected: ["", '=> "next"'],
    otherwise: {
      expected: ["(stderr) Uncaught Error: unseen\n    at cell-1.ts:2:3\n", '=> "next"'],
      because: "the reader should know",
    },
  },
];
