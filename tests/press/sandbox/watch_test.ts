import assert from "node:assert/strict";
import { LIMITS } from "../../../lib/press/sandbox/mod.ts";
import { usageOf } from "../../../lib/press/sandbox/outside/usage.ts";
import { watch } from "../../../lib/press/sandbox/outside/watch.ts";
import type { ChildProblem } from "../../../lib/press/sandbox/mod.ts";

Deno.test("where nobody says what a process uses, the clock counts", async () => {
  const told = Promise.withResolvers<ChildProblem>();
  const { end } = watch(-1, { ...LIMITS, seconds: 0.1 }, () => "busy", told.resolve);
  const { state, reason } = await told.promise;
  end();
  assert.equal(state, "timed out");
  assert.match(reason, /^took longer than 0\.3\d* s$/);
});

Deno.test("a process that is asked nothing may take its time", async () => {
  const problems: ChildProblem[] = [];
  const { end } = watch(
    -1,
    { ...LIMITS, seconds: 0.01 },
    () => "none",
    (one) => problems.push(one),
  );
  await new Promise((go) => setTimeout(go, 200));
  end();
  assert.deepEqual(problems, []);
});

Deno.test("usageOf() sees time and memory of this process, where the system tells", () => {
  const usage = usageOf(Deno.pid);
  if (Deno.build.os !== "linux") return;
  assert.ok(usage!.bytes > 2e7 && usage!.seconds > 0);
  assert.equal(usageOf(2 ** 30), undefined);
});
