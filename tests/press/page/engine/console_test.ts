import { equal } from "node:assert/strict";
import { denoPrinter } from "../../../../lib/press/cells/run/printer_deno.ts";
import { openConsole } from "../../../../lib/press/page/engine/print/console.ts";

/** What a console prints when it is used, stream by stream. */
function printed(open: typeof openConsole, use: (console: Console) => void): string {
  let text = "";
  use(open((name, words) => {
    text += `${name}: ${words}`;
  }));
  return text;
}

/** Uses a console of the page and one of the kernel in the same way. */
function same(use: (console: Console) => void): void {
  equal(printed(openConsole, use), printed(denoPrinter.console, use));
}

Deno.test("console.log() prints texts as they are and values as the kernel does", () => {
  same((c) => c.log("a", 1, { b: 2 }, ["s"], null, undefined, 1n, -0, Symbol("x")));
  same((c) => c.log());
  same((c) => c.log(["s"], "s", new Float32Array([1.5])));
  same((c) => c.log("two\nlines"));
});

Deno.test("console.log() knows the directives of its first text", () => {
  const uses: unknown[][] = [
    ["%s is %d", "x", 1.5, "rest"],
    ["100%", "%%", ["s"]],
    ["%% %s", 1],
    ["%s%s", 1],
    ["%s"],
    ["%5d|%.2f|%x", 3],
    ["%i %d %d", "9.9px", 5n, Symbol("s")],
    ["%f %f", "1.5", "no"],
    ["%o %O %j", { a: [1] }, "s", { a: 1 }],
    ["%c styled %c", "color: red", ""],
    ["%s", [1, [2]], { a: 1 }],
    ["%s", "%d", 4],
    [1, "%s", 2],
  ];
  for (const args of uses) same((c) => c.log(...args));
});

Deno.test("console.warn() and its like print to the other stream", () => {
  same((c) => c.warn("w", 1));
  same((c) => c.error({ e: 1 }));
  same((c) => (c.info("i"), c.debug("d")));
});

Deno.test("console.assert() is silent unless it fails", () => {
  same((c) => c.assert(true, "x"));
  same((c) => c.assert(false));
  same((c) => c.assert(false, "%s off", 2));
  same((c) => c.assert(false, { a: 1 }));
});

Deno.test("console.group() indents every line", () => {
  same((c) => {
    c.group("outer");
    c.log("two\nlines");
    c.groupCollapsed();
    c.warn({ a: 1 });
    c.table([1]);
    c.groupEnd();
    c.groupEnd();
    c.groupEnd();
    c.log("out");
  });
});

Deno.test("console.count() counts by label", () => {
  same((c) => {
    c.count();
    c.count("x");
    c.count("x");
    c.countReset("x");
    c.count("x");
    c.countReset("none");
  });
});

Deno.test("console.dir() goes as deep as it is told", () => {
  same((c) => c.dir({ a: { b: { c: 1 } } }, { depth: 1 }));
  same((c) => c.dir("text"));
});

Deno.test("console.table() draws rows of all kinds", () => {
  const tables: unknown[] = [
    [[1, 2], [3, 4]],
    [{ a: 1.5, b: "x" }, { a: -2, c: { d: [1] } }],
    { r: { a: 1 }, s: { b: 2 } },
    { a: 1, b: 22 },
    [1, { a: 2 }],
    ["日本", "b"],
    new Map<unknown, unknown>([["k", 1], ["l", { z: 1 }]]),
    new Set([1, "s"]),
    new Float32Array([1, 2]),
    [],
    [[]],
    5,
    null,
    "text",
  ];
  for (const table of tables) same((c) => c.table(table));
  same((c) => c.table([{ a: 1, b: 2 }, { b: 3 }], ["b"]));
});

Deno.test("timers print a whole number of milliseconds", () => {
  const text = printed(openConsole, (c) => {
    c.time("work");
    c.timeLog("work", "half");
    c.timeEnd("work");
    c.timeEnd("work");
  });
  equal(
    text.replaceAll(/\d+ms/g, "1ms"),
    "stdout: work: 1ms half\nstdout: work: 1ms\nstderr: Timer 'work' does not exist\n",
  );
});

Deno.test("console.trace() tells where it was called", () => {
  const text = printed(openConsole, function caller(c): void {
    c.trace("here %d", 1);
  });
  equal(
    /^stderr: Trace: here 1\n {4}at caller \(.*console_test\.ts:\d+:\d+\)\n/.test(text),
    true,
    text,
  );
});
