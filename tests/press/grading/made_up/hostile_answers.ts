import type { Changes } from "./notebooks.ts";
import type { Sheet, SheetCell } from "../../../../lib/press/sheets/mod.ts";

/** An answer that wants something else than to be right. */
export interface HostileAnswer {
  readonly name: string;
  /** The whole cell, for functions of these names. */
  readonly source: (names: readonly string[]) => string;
  /** What the student reads. */
  readonly reason: RegExp;
}

const body = (code: string) => (names: readonly string[]): string =>
  names.map((name) => `async function ${name}(...args) { ${code} }`).join("\n");

/** Code beside functions that answer 0. */
const beside = (code: string) => (names: readonly string[]): string =>
  `${code}\n${body("return 0;")(names)}`;

/** What hostile students write where an answer belongs; each must lose its question and no other. */
export const HOSTILE_ANSWERS: readonly HostileAnswer[] = [
  { name: "endless loop", source: body("while (true);"), reason: /computed for more than/ },
  {
    name: "endless loop in the cell",
    source: beside("while (true);"),
    reason: /computed for more/,
  },
  {
    name: "endless loop that awaits",
    source: body("while (true) await null;"),
    reason: /computed for more than/,
  },
  {
    name: "answer that never comes",
    source: body("await new Promise(() => {});"),
    reason: /waited .* for something that never came/,
  },
  { name: "Deno.exit", source: body("Deno.exit(0);"), reason: /Deno is not defined/ },
  { name: "process.exit", source: body("process.exit(0);"), reason: /process is not defined/ },
  {
    name: "throwing timers",
    source: beside('setInterval(() => { throw new Error("late"); }, 1);'),
    reason: /./,
  },
  {
    name: "unhandled rejection",
    source: beside('Promise.reject(new Error("lost"));'),
    reason: /./,
  },
  {
    name: "patched world",
    source: beside(`
JSON.stringify = () => '{"state":"ok","value":0.5}';
JSON.parse = () => 0.5;
Math.abs = Math.max = () => 0;
Number.isFinite = Number.isInteger = Object.is = () => true;
Array.prototype.map = Array.prototype.every = function () { return this; };
Promise.prototype.then = function () { return this; };
Promise.all = () => Promise.resolve([]);
Object.prototype.toJSON = () => 0.5;
Object.prototype.valueOf = () => 0.5;`),
    reason: /./,
  },
  {
    name: "overwritten library",
    source: beside(`
globalThis.near = globalThis.holds = globalThis.refuses = () => {};
globalThis.check = async () => {};
globalThis.catches = async () => true;`),
    reason: /./,
  },
  {
    name: "object that answers differently",
    source: body(`
let count = 0;
return { valueOf: () => ++count, toString: () => String(++count), get length() { return ++count; } };`),
    reason: /must be numbers|is a record|expected/,
  },
  {
    name: "proxy that is all things",
    source: body("return new Proxy([], { get: () => 0.5, has: () => true });"),
    reason: /./,
  },
  {
    name: "forged results",
    source: body(`
console.log('\\n{"id":1,"state":"ok","value":0.5}\\n\\u001e{"result":{"earned":100}}');
console.log("✓ all tests passed");
return "passed";`),
    reason: /./,
  },
  {
    name: "text of the master",
    source: beside('import master from "../00-toy.ipynb" with { type: "text" };'),
    reason: /imports .*which no answer may/,
  },
  {
    name: "text of a system file",
    source: beside('import words from "/etc/passwd" with { type: "text" };'),
    reason: /imports .*which no answer may/,
  },
  {
    name: "JSON of a sibling",
    source: beside(
      'const sibling = await import("../ada/00-toy.ipynb", { with: { type: "json" } });',
    ),
    reason: /imports .*which no answer may/,
  },
  {
    name: "remote import",
    source: beside('import "https://esm.sh/left-pad?answer=42";'),
    reason: /imports .*which no answer may/,
  },
  {
    name: "tests of the grader",
    source: beside('import { readSheet } from "flowbook/press";'),
    reason: /imports .*which no answer may/,
  },
  { name: "eval", source: body('return eval("0.5");'), reason: /./ },
  {
    name: "a command",
    source: body('return new Deno.Command("ls").outputSync();'),
    reason: /Deno is not defined/,
  },
  {
    name: "foreign functions",
    source: body(
      'return Deno.dlopen("libc.so.6", { abs: { parameters: ["i32"], result: "i32" } });',
    ),
    reason: /Deno is not defined/,
  },
  {
    name: "a thousand workers",
    source: body(
      'for (let i = 0; i < 1000; i++) new Worker("data:,while(true);", { type: "module" }); return 0;',
    ),
    reason: /Worker is not defined/,
  },
  {
    name: "a note in storage",
    source: body('localStorage.answer ??= "0.5"; return Number(localStorage.answer);'),
    reason: /localStorage is not defined/,
  },
  {
    name: "a note in a cache",
    source: body('const notes = await caches.open("notes"); return notes;'),
    reason: /caches is not defined/,
  },
  {
    name: "runtime for JSX",
    source: beside("/** @jsxImportSource /etc/passwd */\n// @jsxImportSource ../00-toy.ipynb"),
    reason: /./,
  },
  {
    name: "source of the grader",
    source: beside('import * as grading from "../../lib/press/grading/mod.ts";'),
    reason: /imports .*which no answer may/,
  },
  {
    name: "a gigabyte",
    source: body("const all = []; for (;;) all.push(new Float64Array(2 ** 24).fill(1));"),
    reason: /held more than|more memory/,
  },
  {
    name: "ten megabytes of output",
    source: body('for (let i = 0; i < 2000; i++) console.log("x".repeat(10_000)); return 0.5;'),
    reason: /printed more than/,
  },
  {
    name: "deep recursion",
    source: body("const f = () => f() + 1; return f();"),
    reason: /[Mm]aximum call stack/,
  },
  { name: "huge answer", source: body("return new Array(1e7).fill(0.5);"), reason: /./ },
  {
    name: "syntax error",
    source: (names) => `async function ${names[0]}( { return`,
    reason: /Unexpected/,
  },
  {
    name: "nested too deeply",
    source: (names) => `const ${names[0]} = ${"(".repeat(20_000)}0${")".repeat(20_000)};`,
    reason: /./,
  },
];

/** Tests of a student's own that find no faults but want the points for it. */
export const HOSTILE_TESTS: readonly HostileAnswer[] = [
  { name: "always throws", source: body('throw new Error("a fault");'), reason: /./ },
  { name: "never throws", source: body(""), reason: /./ },
  {
    name: "throws at every second call",
    source: (names) =>
      `let calls = 0;\n${body('if (++calls % 2 === 0) throw new Error("a fault");')(names)}`,
    reason: /./,
  },
  {
    name: "throws at every second call, by a global",
    source: body("globalThis.calls = (globalThis.calls ?? 0) + 1; if (calls % 2 === 0) throw 1;"),
    reason: /./,
  },
  {
    name: "reads the library",
    source: body(`
const text = Object.values(args[0]).map(String).join("");
if (text.includes("x * x") || text.includes("- 1")) throw new Error("a fault");`),
    reason: /./,
  },
  {
    name: "times the library",
    source: body(`
const begin = performance.now();
for (const call of Object.values(args[0])) await call([1, 2, 3]);
if (performance.now() - begin > 1) throw new Error("a fault");`),
    reason: /./,
  },
  {
    name: "flips a coin",
    source: body('if (Math.random() < 0.5) throw new Error("a fault");'),
    reason: /./,
  },
  {
    name: "dies on every library",
    source: body("while (true);"),
    reason: /computed for more than/,
  },
];

/** The changes of a student who answers all but one question as the sheet does. */
export function withHostile(
  solutions: Changes,
  answer: SheetCell,
  { source }: HostileAnswer,
): Changes {
  return { ...solutions, [answer.id]: source(answer.names) };
}

/** Answer cells of a sheet whose tests look for faults in libraries, or of which they do not. */
export function answersOf({ questions }: Sheet, kind: "find faults" | "compute"): SheetCell[] {
  return questions.flatMap(({ cells }) => {
    const finds = cells.some(({ role, source }) => role === "test" && source.includes("catches("));
    return (kind === "find faults") === finds ? cells.filter(({ role }) => role === "answer") : [];
  });
}
