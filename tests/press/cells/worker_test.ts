import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { type CellWorker, startCellWorker } from "../../../lib/press/cells/mod.ts";
import { told } from "./probes/probe.ts";

function worker(cellSeconds = 20): CellWorker {
  return startCellWorker({ folder: new URL("./", import.meta.url), cellSeconds });
}

Deno.test("calls of run() wait for their turn and are counted", async () => {
  using cells = worker();
  const runs = await Promise.all(
    ["console.log(1)", "console.log(2)", "'x'"].map((c) => cells.run(c)),
  );
  deepEqual(runs.map(({ outputs }) => told(outputs)), ["1\n", "2\n", '=> "x"']);
  const [result] = runs[2]!.outputs;
  equal(result?.output_type === "execute_result" && result.execution_count, 3);
});

Deno.test("each worker has names and modules of its own", async () => {
  using one = worker();
  using other = worker();
  await one.run("var mine = 1; globalThis[Symbol.for('flowbook.seed')] = 5");
  equal(
    told((await other.run("[typeof mine, globalThis[Symbol.for('flowbook.seed')]]")).outputs),
    '=> [ "undefined", undefined ]',
  );
});

Deno.test("an endless loop ends at the limit, and with it the worker", async () => {
  using cells = worker(1);
  const failure = { message: "ran longer than 1 s" };
  await rejects(cells.run("for (;;) {}"), failure);
  await rejects(cells.run("1"), failure);
});

Deno.test("a flood of output ends the worker", async () => {
  using cells = worker();
  await rejects(cells.run("for (;;) console.log('x'.repeat(1e6))"), {
    name: "RangeError",
    message: "put out more than 20 MB",
  });
});

Deno.test("stop() during a cell fails the cell and those after it", async () => {
  const cells = worker();
  const failure = { message: "the worker was stopped" };
  const runs = [rejects(cells.run("for (;;) {}"), failure), rejects(cells.run("1"), failure)];
  cells.stop();
  await Promise.all(runs);
});

Deno.test("an error in a timer is told, and the worker goes on", async () => {
  using cells = worker();
  const { outputs, status } = await cells.run(
    "setTimeout(() => {\n  null.x;\n}, 1);\nawait new Promise((done) => setTimeout(done, 50)); 5",
  );
  equal(status, "ok");
  match(
    told(outputs),
    /^\(stderr\) Uncaught TypeError: Cannot read properties of null[^]*cell-1\.ts:2:8[^]*=> 5$/,
  );
});
