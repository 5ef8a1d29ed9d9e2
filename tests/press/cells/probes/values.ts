import type { Probe } from "./probe.ts";

const SHOWN = "the kernel loses a value that JSON does not have";

/** The value that is shown below a cell. */
export const VALUES: readonly Probe[] = [
  {
    name: "the last expression",
    cells: [
      "1 + 1",
      "1; 2",
      "1 + 1;",
      "3 // three",
      "/* four */ 4",
      "`five`",
      "-6",
      "'use strict'",
    ],
    expected: ["=> 2", "=> 2", "=> 2", "=> 3", "=> 4", '=> "five"', "=> -6", '=> "use strict"'],
  },
  {
    name: "what has no value is passed over",
    cells: [
      "1; const v1 = 2",
      "2; function f2() {}",
      "3;;",
      "4; class C4 {}",
      "5; {}",
      "6; type T = 1",
      "7; var v7",
      "8; export {}",
    ],
    expected: ["=> 1", "=> 2", "=> 3", "=> 4", "=> 5", "=> 6", "=> 7", "=> 8"],
  },
  {
    name: "nothing to show",
    cells: ["", "undefined", "null", "void 0", "let v8 = 3", "1; if (true) {}", "2; if (false) 3"],
    expected: ["", "", "", "", "", "", ""],
  },
  {
    name: "the value of a branch",
    cells: [
      "if (true) 5",
      "if (true) { 5; const z = 3 } else 6",
      "if (false) 1\nelse if (true) 2\nelse 3",
    ],
    expected: ["=> 5", "=> 5", "=> 2"],
  },
  {
    name: "the value of a loop",
    cells: [
      "for (let i = 0; i < 3; i++) i",
      "for (const x of [1, 2]) { x * 2 }",
      "let total = 0;\nfor (const x of [1, 2, 3]) total += x;",
      "for await (const x of [1, 2]) x",
      "do { 3 } while (false)",
      "for (const x of []) x",
    ],
    expected: ["=> 2", "=> 4", "=> 6", "=> 2", "=> 3", ""],
  },
  {
    name: "a branch in a loop forgets the round before",
    cells: [
      "for (let i = 0; i < 3; i++) { if (i === 2) i }",
      "for (let i = 0; i < 3; i++) { if (i === 1) i }",
      "if (true) { 1; for (;;) { break } }",
    ],
    expected: ["=> 2", "", ""],
  },
  {
    name: "jumps",
    cells: [
      "while (true) { 4; break }",
      "for (const i of [1, 2, 3]) { if (i === 2) continue; i }",
      "outer: for (const i of [1, 2]) { for (;;) { i; continue outer } }",
      "quit: { 1; break quit }",
      "switch (1) { case 1: 'one'; break; default: 'two' }",
    ],
    expected: ["=> 4", "=> 3", "=> 2", "=> 1", '=> "one"'],
  },
  {
    name: "the value of an attempt",
    cells: [
      "try { 1 } finally { 2 }",
      "try { throw 1 } catch (e) { e }",
      "try { 5; throw 1 } catch { }",
    ],
    expected: ["=> 1", "=> 1", ""],
  },
  {
    name: "the value of a block",
    cells: ["8; { 9 }", "{ let q = 3; q }", "{ 3 };", "{ { 1 } let z; }"],
    expected: ["=> 9", "=> 3", "=> 3", "=> 1"],
  },
  {
    name: "a cell in braces is an object if it can be one",
    cells: [
      "{ a: 1 }",
      " { a: 1, b: 2 }\n",
      "{}",
      "{ f() { return 1 } }",
      "{ a: await Promise.resolve(3) }",
      "{ b: 1 }.b",
    ],
    expected: [
      "=> { a: 1 }",
      "=> { a: 1, b: 2 }",
      "=> {}",
      "=> { f: [Function: f] }",
      "=> { a: 3 }",
      "=> 1",
    ],
  },
  {
    name: "and else a block",
    cells: ["{ a: 1 };", "{ a: 1 } // one", "// one\n{ a: 1 }", "{ console.log('once'); throw 1 }"],
    expected: ["=> 1", "=> 1", "=> 1", "once\nError: 1"],
  },
  {
    name: "an object that fails",
    cells: ["{ [console.log('tried')]: boom() }"],
    expected: ["tried\n"],
    otherwise: {
      expected: ["tried\nReferenceError: boom is not defined"],
      because: "the kernel then tries it as a block, which cannot be parsed, and says nothing",
    },
  },
  {
    name: "values as text",
    cells: [
      "'text'",
      "[1, 'a', { b: [2] }, undefined, NaN, -0]",
      "new Map([['a', 1]])",
      "new Float64Array([1, 2])",
      "() => 1",
      "Symbol('s')",
      "new Date(0)",
      "[0, false, '']",
    ],
    expected: [
      '=> "text"',
      '=> [ 1, "a", { b: [ 2 ] }, undefined, NaN, -0 ]',
      '=> Map(1) { "a" => 1 }',
      "=> Float64Array(2) [ 1, 2 ]",
      "=> [Function (anonymous)]",
      "=> Symbol(s)",
      "=> 1970-01-01T00:00:00.000Z",
      '=> [ 0, false, "" ]',
    ],
  },
  {
    name: "a promise is not waited for",
    cells: ["Promise.resolve(7)", "new Promise(() => {})", "await Promise.resolve(7)"],
    expected: ["=> Promise { 7 }", "=> Promise { <pending> }", "=> 7"],
  },
  {
    name: "numbers that JSON does not have",
    cells: ["NaN", "-0", "Infinity", "10n"],
    expected: ["", "", "", ""],
    otherwise: { expected: ["=> NaN", "=> -0", "=> Infinity", "=> 10n"], because: SHOWN },
  },
  {
    name: "a value that shows itself",
    cells: [
      "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/plain': 'own', 'text/html': '<b>own</b>' }) })",
      "({ async [Symbol.for('Jupyter.display')]() { return { 'text/markdown': '*own*' } } })",
    ],
    expected: ["=> own", '=> {"text/markdown":"*own*"}'],
  },
  {
    name: "this is the global object",
    cells: ["this === globalThis", "(() => this === globalThis)()"],
    expected: ["=> true", "=> true"],
  },
];
