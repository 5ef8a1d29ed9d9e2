import assert from "node:assert/strict";
import { type ChildProblem, LIMITS } from "../../../lib/press/sandbox/mod.ts";
import { bestMeter, usageOf } from "../../../lib/press/sandbox/outside/usage.ts";
import { watch } from "../../../lib/press/sandbox/outside/watch.ts";

Deno.test("where nobody says what a process uses, the clock counts", async () => {
  const told = Promise.withResolvers<ChildProblem>();
  const { end } = watch(
    { pid: -1, limits: { ...LIMITS, seconds: 0.1 }, meter: "clock" },
    () => "busy",
    told.resolve,
  );
  const { state, reason } = await told.promise;
  end();
  assert.equal(state, "timed out");
  assert.match(reason, /^took longer than 0\.3\d* s$/);
});

Deno.test("a process that is asked nothing may take its time", async () => {
  const problems: ChildProblem[] = [];
  const { end } = watch(
    { pid: -1, limits: { ...LIMITS, seconds: 0.01 }, meter: "clock" },
    () => "none",
    (one) => problems.push(one),
  );
  await new Promise((go) => setTimeout(go, 200));
  end();
  assert.deepEqual(problems, []);
});

Deno.test("usageOf() sees time and memory of this process, where the system tells", () => {
  if (Deno.build.os !== "linux") return;
  assert.equal(bestMeter(), "processor");
  const usage = usageOf(Deno.pid);
  assert.ok(usage!.bytes > 2e7 && usage!.seconds > 0);
  assert.equal(usageOf(2 ** 30), undefined);
});
