import type { Probe } from "./probe.ts";

const KINDS = "an edited cell may run again; the kernel would have to be restarted";
const UNKNOWN = "a name that has failed to begin is unknown, and not half known";

/** Declaring, declaring again, and who sees it. */
export const NAMES: readonly Probe[] = [
  {
    name: "a constant may be declared again",
    cells: ["const pace = 1", "const pace = 2; pace"],
    expected: ["", "=> 2"],
  },
  {
    name: "a variable keeps its value while it is declared again",
    cells: ["let step = 1", "let step = step + 1; step", "console.log(step); let step = 9"],
    expected: ["", "=> 2", "2\n"],
  },
  {
    name: "functions see the new value of a name",
    cells: ["let rate = 1;\nconst readRate = () => rate", "let rate = 2", "readRate()"],
    expected: ["", "", "=> 2"],
  },
  {
    name: "callers find the latest function, also as a constant",
    cells: [
      "const rule = () => 1;\nfunction byHand() { return 1 }\nconst both = () => [rule(), byHand()]",
      "const rule = () => 2;\nfunction byHand() { return 2 }",
      "both()",
    ],
    expected: ["", "", "=> [ 2, 2 ]"],
  },
  {
    name: "a recursive function calls its successor",
    cells: [
      "function count(n: number): number { return n === 0 ? 0 : 1 + count(n - 1) }\ncount(3)",
      "const first = count;\nfunction count(): number { return 100 }\nfirst(3)",
    ],
    expected: ["=> 3", "=> 100"],
  },
  {
    name: "callers in a cell find the function that a later cell has changed",
    cells: [
      "function law() { return 'old' }\nconst ask = () => law()",
      "var law = () => 'new'; ask()",
    ],
    expected: ["", '=> "new"'],
  },
  {
    name: "a function can be called above its declaration",
    cells: ["above(); function above() { return 'hoisted' }"],
    expected: ['=> "hoisted"'],
  },
  {
    name: "a function in a block stays there",
    cells: ["if (true) { function hidden() {} }", "typeof hidden"],
    expected: ["", '=> "undefined"'],
  },
  {
    name: "a function twice in one cell",
    cells: ["function twin() { return 1 }\nfunction twin() { return 2 }\ntwin()"],
    expected: ["=> 2"],
    otherwise: {
      expected: ["SyntaxError: Identifier 'twin' has already been declared"],
      because: "no module may hold it",
    },
  },
  {
    name: "generators and asynchronous functions",
    cells: [
      "function* pairs() { yield 1; yield 2 }\nasync function later() { return 4 }",
      "[...pairs(), await later()]",
    ],
    expected: ["", "=> [ 1, 2, 4 ]"],
  },
  {
    name: "a class may be declared again, and is found by old functions",
    cells: [
      "class Path { speed() { return 1 } }\nconst make = () => new Path().speed()",
      "class Path { speed() { return 2 } }",
      "make()",
      "new Path()",
    ],
    expected: ["", "", "=> 2", "=> Path {}"],
  },
  {
    name: "a subclass uses super and parameter properties",
    cells: [
      "class Shape { area() { return 0 } }",
      "class Square extends Shape {\n  constructor(private side: number) { super() }\n" +
      "  override area() { return super.area() + this.side ** 2 }\n}",
      "new Square(3).area()",
    ],
    expected: ["", "", "=> 9"],
  },
  {
    name: "an unnamed function has the name of its constant",
    cells: [
      "const square = (x: number) => x * x, Cube = class {};",
      "[square.name, Cube.name, square]",
    ],
    expected: ["", '=> [ "square", "Cube", [Function: square] ]'],
  },
  {
    name: "nothing can be assigned to a constant",
    cells: [
      "const fixed = 1",
      "fixed = 2",
      "fixed += 1",
      "fixed++",
      "({ fixed } = { fixed: 3 })",
      "fixed",
    ],
    expected: ["", ...Array(4).fill("TypeError: Assignment to constant variable."), "=> 1"],
  },
  {
    name: "a cell that catches the assignment to a constant",
    cells: [
      "const bound = 1",
      "try { bound = 2 } catch (e) { console.log(e instanceof TypeError, e.message) }",
    ],
    expected: ["", "true Assignment to constant variable.\n"],
    otherwise: {
      expected: [
        "",
        "true Cannot assign to read only property 'bound' of object '#<DedicatedWorkerGlobalScope>'\n",
      ],
      because: "a constant is a property; only what leaves the cell is put in the kernel's words",
    },
  },
  {
    name: "a name is unknown before it is declared",
    cells: [
      "early; const early = 1",
      "early",
      "const readLate = () => late; readLate()",
      "let late = 3; readLate()",
    ],
    expected: [
      "ReferenceError: early is not defined",
      "ReferenceError: early is not defined",
      "ReferenceError: late is not defined",
      "=> 3",
    ],
  },
  {
    name: "an unknown name cannot be assigned to",
    cells: ["nowhere = 5", "[nowhere] = [1]"],
    expected: Array(2).fill("ReferenceError: nowhere is not defined"),
  },
  {
    name: "a cell that fails half way leaves what it has done",
    cells: [
      "const done = 1, broken = boom(), after = 3",
      "done",
      "broken",
      "after",
      "const broken = 4; broken",
    ],
    expected: [
      "ReferenceError: boom is not defined",
      "=> 1",
      "ReferenceError: broken is not defined",
      "ReferenceError: after is not defined",
      "=> 4",
    ],
  },
  {
    name: "a declaration that fails leaves the old value",
    cells: [
      "let level = 1; const limit = 1",
      "let level = boom()",
      "const limit = boom()",
      "[level, limit]",
    ],
    expected: ["", ...Array(2).fill("ReferenceError: boom is not defined"), "=> [ 1, 1 ]"],
  },
  {
    name: "the type of a name whose declaration failed",
    cells: ["let gone = boom()", "typeof gone", "gone = 1"],
    expected: [
      "ReferenceError: boom is not defined",
      "ReferenceError: gone is not defined",
      "ReferenceError: Cannot access 'gone' before initialization",
    ],
    otherwise: {
      expected: [
        "ReferenceError: boom is not defined",
        '=> "undefined"',
        "ReferenceError: gone is not defined",
      ],
      because: UNKNOWN,
    },
  },
  {
    name: "a constant becomes a variable",
    cells: ["const kind = 1", "let kind = 2; kind = 3", "kind"],
    expected: ["", "SyntaxError: Identifier 'kind' has already been declared", "=> 1"],
    otherwise: { expected: ["", "=> 3", "=> 3"], because: KINDS },
  },
  {
    name: "a function becomes a constant",
    cells: ["function task() { return 1 }", "const task = () => 2", "task()"],
    expected: ["", "SyntaxError: Identifier 'task' has already been declared", "=> 1"],
    otherwise: { expected: ["", "", "=> 2"], because: KINDS },
  },
  {
    name: "a name of the environment may be taken",
    cells: ["const name = 'n', status = 4; let location = 'here'", "[name, status, location]"],
    expected: ["", '=> [ "n", 4, "here" ]'],
  },
  {
    name: "names are no properties of the global object",
    cells: ["const apart = 1; let aside = 2", "[globalThis.apart, globalThis.aside]"],
    expected: ["", "=> [ undefined, undefined ]"],
    otherwise: { expected: ["", "=> [ 1, 2 ]"], because: "there every cell finds them" },
  },
];
