import type { Probe } from "./probe.ts";

const SILENT = "the kernel says nothing about a cell that cannot be parsed";

/** What TypeScript adds to the language. */
export const TYPESCRIPT: readonly Probe[] = [
  {
    name: "types",
    cells: [
      "interface Point { x: number }\ntype Maybe = Point | undefined;\nconst at = { x: 1 } satisfies Point; at",
      "const sure = (at as Maybe)!.x; sure",
      "declare const given: number; 5",
      "let opt: { a?: { b: number } } = {}; opt.a?.b ?? 'none'",
    ],
    expected: ["=> { x: 1 }", "=> 1", "=> 5", '=> "none"'],
  },
  {
    name: "generic functions",
    cells: [
      "const same = <T>(x: T): T => x; same<number>(3)",
      "const comma = <T,>(x: T) => x; comma(4)",
    ],
    expected: ["=> 3", "=> 4"],
  },
  {
    name: "overloads, assertions, this",
    cells: [
      "function over(a: string): string;\nfunction over(a: number): number;\nfunction over(a: unknown) { return a }\nover(3)",
      "function need(x: unknown): asserts x is number {}\nneed(1); 'fine'",
      "function free(this: void, x: number) { return x }\nfree(2)",
    ],
    expected: ["=> 3", '=> "fine"', "=> 2"],
  },
  {
    name: "classes",
    cells: [
      "class Count { constructor(private readonly n: number, public m = 2) {} get both() { return [this.n, this.m] } }\nnew Count(1).both",
      "class Priv { #x = 1; static s = 2; static { Priv.s = 3 } has(o: Priv) { return #x in o } }\n[Priv.s, new Priv().has(new Priv())]",
      "abstract class Base { abstract f(): void; declare y: number }\nclass Leaf extends Base { f() {} override toString() { return 'leaf' } }\n`${new Leaf()}`",
    ],
    expected: ["=> [ 1, 2 ]", "=> [ 3, true ]", '=> "leaf"'],
  },
  {
    name: "enumerations",
    cells: [
      "enum Colour { Red, Green = 5, Blue }",
      "[Colour.Red, Colour[5], Colour.Blue]",
      "enum Word { A = 'a' } Word",
      "const enum Bit { One = 1 << 2 } Bit.One",
      "enum Colour { Pink }",
      "Object.keys(Colour).length",
    ],
    expected: ["", '=> [ 0, "Green", 6 ]', '=> { A: "a" }', "=> 4", "", "=> 7"],
  },
  {
    name: "an enumeration after a value",
    cells: ["18; enum Size { S }"],
    expected: ["=> 18"],
    otherwise: {
      expected: [""],
      because: "an enumeration has become an expression when its value is looked for",
    },
  },
  {
    name: "asynchronous iteration and labels",
    cells: [
      "const source = { async *[Symbol.asyncIterator]() { yield 1; yield 2 } };\nfor await (const x of source) console.log(x)",
      "rows: for (const a of [1, 2]) { for (const b of [3]) { if (a === 1) continue rows; console.log(a, b) } }",
    ],
    expected: ["1\n2\n", "2 3\n"],
  },
  {
    name: "templates and expressions of all kinds",
    cells: [
      "const tag = (s: TemplateStringsArray, ...v: unknown[]) => s.raw.join('|') + v; tag`a${1}b`",
      "/a(?<n>b)/.exec('ab')!.groups!.n",
      "let async = 5, of = 6; async + of",
      "typeof 1n + 2 ** 3",
    ],
    expected: ['=> "a|b1"', '=> "b"', "=> 11", '=> "bigint8"'],
  },
  {
    name: "a namespace",
    cells: ["namespace Area { export const x = 1 }\nArea.x"],
    expected: ["=> 1"],
    otherwise: {
      expected: ["SyntaxError: A namespace cannot be used in a cell; use an object or functions"],
      because: "removing the types would remove it too",
    },
  },
  {
    name: "a decorator",
    cells: [
      "const mark = (x: unknown, _context: unknown) => x;\n@mark class Marked {}\nnew Marked()",
    ],
    expected: ["=> Marked {}"],
    otherwise: {
      expected: ["SyntaxError: A decorator cannot be used in a cell; call its function instead"],
      because: "no browser runs decorators",
    },
  },
  {
    name: "an automatic accessor",
    cells: ["class Auto { accessor x = 1 }\nnew Auto().x"],
    expected: ["=> 1"],
    otherwise: {
      expected: ["SyntaxError: An accessor field cannot be used in a cell; write get and set"],
      because: "no browser runs accessors",
    },
  },
  {
    name: "a cell that cannot be parsed",
    cells: ["const x: = 3;", "if (", "let dual = 1; let dual = 2"],
    expected: ["", "", "SyntaxError: Identifier 'dual' has already been declared"],
    otherwise: {
      expected: [
        "SyntaxError: Unexpected token",
        "SyntaxError: Unexpected token",
        "SyntaxError: Identifier 'dual' has already been declared",
      ],
      because: SILENT,
    },
  },
];
