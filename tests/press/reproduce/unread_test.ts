import { deepEqual, equal } from "node:assert/strict";
import type { Output } from "../../../lib/press/ipynb/mod.ts";
import type { Kernel } from "../../../lib/press/kernel/mod.ts";
import { runChecked } from "../../../lib/press/reproduce/execute.ts";
import { codeCell } from "../ipynb/helpers.ts";

/** A kernel that fails without a word, and knows why one package is missing. */
function silentKernel(missing?: string): Kernel {
  const error: Output = {
    output_type: "error",
    ename: "TypeError",
    evalue: `npm package '${missing}' does not exist.`,
    traceback: [],
  };
  return {
    pid: 0,
    run: (source) =>
      Promise.resolve(
        !source.startsWith("await import([")
          ? { status: "error", outputs: [] }
          : missing !== undefined && source.includes(`"npm:${missing}"`)
          ? { status: "error", outputs: [error] }
          : { status: "ok", outputs: [] },
      ),
    interrupt: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

Deno.test("a package of npm that is missing is named with its line, though the kernel is silent", async () => {
  const cell = codeCell("plot", "import a from \"npm:there\";\nimport b from 'npm:lost';\na + b");
  const stop = await runChecked(silentKernel("lost"), cell);
  if (!("reason" in stop)) throw new Error("Expected a stop");
  const { line, reason, failed } = stop;
  deepEqual([line, reason], [2, "TypeError: npm package 'lost' does not exist."]);
  deepEqual(failed?.outputs.map((output) => "ename" in output && output.ename), ["TypeError"]);
});

Deno.test("a cell that only the kernel's parser refuses is named by that parser", async () => {
  const cell = codeCell("map", "const a = 1;\nfunction map(f: function): number { return a; }");
  const stop = await runChecked(silentKernel(), cell);
  if (!("reason" in stop)) throw new Error("Expected a stop");
  equal(stop.line, 2);
  equal(/^SyntaxError: Unexpected token `function`/.test(stop.reason), true, stop.reason);
});

Deno.test("another silence is told as one", async () => {
  const stop = await runChecked(silentKernel(), codeCell("sum", "1 + 1"));
  if (!("reason" in stop)) throw new Error("Expected a stop");
  equal(stop.reason, "failed, and the kernel does not say why");
});
