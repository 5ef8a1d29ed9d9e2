import type { Probe } from "./probe.ts";

/** Patterns, `var`, `using`. */
export const VARIABLES: readonly Probe[] = [
  {
    name: "a pattern declares all its names",
    cells: [
      "const { a1, b: [c1, ...d1], ...e1 } = { a1: 1, b: [2, 3, 4], z: 5 }",
      "[a1, c1, d1, e1]",
      "a1 = 2",
    ],
    expected: [
      "",
      "=> [ 1, 2, [ 3, 4 ], { z: 5 } ]",
      "TypeError: Assignment to constant variable.",
    ],
  },
  {
    name: "a default in a pattern sees the names before it",
    cells: ["let [low = 5, high = low + 1] = []; [low, high]"],
    expected: ["=> [ 5, 6 ]"],
  },
  {
    name: "a pattern swaps the values of the names that it declares again",
    cells: ["let [left, right] = [1, 2]", "let [left, right] = [right, left]; [left, right]"],
    expected: ["", "=> [ 2, 1 ]"],
  },
  {
    name: "a default in a pattern may wait",
    cells: ["const { waited = await Promise.resolve(5) } = {}; waited"],
    expected: ["=> 5"],
  },
  {
    name: "a pattern that fails half way leaves what it has done",
    cells: [
      "const { some, get: none } = { some: 1, get get() { throw new Error('no') } }",
      "some",
      "none",
    ],
    expected: ["Error: no", "=> 1", "ReferenceError: none is not defined"],
  },
  {
    name: "a pattern that has nothing to take apart",
    cells: ["const { nil } = undefined"],
    expected: ["TypeError: Cannot destructure property 'nil' of 'undefined' as it is undefined."],
    otherwise: {
      expected: ["TypeError: Cannot read properties of undefined (reading 'nil')"],
      because: "V8 has other words for a pattern that sets properties",
    },
  },
  {
    name: "a default in a pattern sees the old value of its name",
    cells: [
      "let { tally = 1 } = {}",
      "let { tally = tally + 1 } = {}; tally",
      "const { own = own } = {}",
    ],
    expected: ["", "=> 2", "ReferenceError: own is not defined"],
  },
  {
    name: "the name of a function that is a default in a pattern",
    cells: ["const { fall = () => 1 } = {}; fall.name"],
    expected: ['=> "fall"'],
    otherwise: { expected: ['=> ""'], because: "it is assigned to a property" },
  },
  {
    name: "several declarations in one statement, over several lines",
    cells: [
      "const two = 2, // the second\n  three = two + 1,\n  { four } = { four: 4 };\n[two, three, four]",
    ],
    expected: ["=> [ 2, 3, 4 ]"],
  },
  {
    name: "a declaration without a value",
    cells: ["let blank: number | undefined;", "blank", "blank = 4; blank"],
    expected: ["", "", "=> 4"],
  },
  {
    name: "a statement after a function without semicolon",
    cells: ["const noop = () => {}\n[1, 2]", "const bare = () => {}\n(3)"],
    expected: ["=> [ 1, 2 ]", "=> 3"],
  },
  {
    name: "a sequence as value",
    cells: ["const seen = (1, 2); seen", "3, 4", "(5), 6"],
    expected: ["=> 2", "=> 4", "=> 6"],
  },
  {
    name: "var belongs to the top, wherever it stands",
    cells: [
      "if (true) var inIf = 1; else var inElse = 2;\n{ var inBlock = 3 }\ntry { throw 4 } catch (e) { var caught = e }",
      "[inIf, inElse, inBlock, caught]",
      "switch (1) { case 1: var inCase = 5 }\ninCase",
    ],
    expected: ["", "=> [ 1, undefined, 3, 4 ]", "=> 5"],
  },
  {
    name: "var in the heads of loops",
    cells: [
      "for (var i1 = 0, j1 = 1; i1 < 3; i1++) j1 *= 2;\n[i1, j1]",
      "for (var { p1, q: [r1] } of [{ p1: 1, q: [2] }]);\n[p1, r1]",
      "for (var key in { a: 1 });\nkey",
      "for await (var slow of [Promise.resolve(7)]);\nslow",
    ],
    expected: ["=> [ 3, 8 ]", "=> [ 1, 2 ]", '=> "a"', "=> 7"],
  },
  {
    name: "var keeps its value when it is declared again without one",
    cells: ["var kept = 1", "var kept; kept", "ahead = 3; var ahead", "ahead"],
    expected: ["", "=> 1", "=> 3", "=> 3"],
  },
  {
    name: "var in a function stays there",
    cells: ["(() => { var within = 1; return within })()", "typeof within"],
    expected: ["=> 1", '=> "undefined"'],
  },
  {
    name: "var takes patterns",
    cells: ["var five = 5, [six, { seven }] = [6, { seven: 7 }]", "[five, six, seven]"],
    expected: ["", "=> [ 5, 6, 7 ]"],
  },
  {
    name: "a resource declared at the top is not disposed of",
    cells: [
      "using file = { [Symbol.dispose]() { console.log('closed') } };\nconsole.log('open')",
      "typeof file",
      "await using net = { async [Symbol.asyncDispose]() { console.log('closed') } }; 5",
    ],
    expected: ["open\n", '=> "object"', "=> 5"],
  },
  {
    name: "a resource in a block is",
    cells: [
      "{ using file2 = { [Symbol.dispose]() { console.log('closed') } }; console.log('open') }",
    ],
    expected: ["open\nclosed\n"],
  },
];
