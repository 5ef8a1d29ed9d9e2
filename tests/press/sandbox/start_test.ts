import assert from "node:assert/strict";
import { LIMITS } from "../../../lib/press/sandbox/mod.ts";
import { openConversation } from "../../../lib/press/sandbox/outside/conversation.ts";
import { startProcess } from "../../../lib/press/sandbox/outside/start.ts";
import { harnessAddress } from "../../../lib/press/sandbox/scripts.ts";

for (const room of ["limits", "nothing"] as const) {
  const ignore = room === "limits" && Deno.build.os === "windows";
  Deno.test(`a child starts where the system lends ${room}, too`, { ignore }, async () => {
    const harness = await harnessAddress();
    const { ask, close, death } = await openConversation(
      (listener) => startProcess(room, harness, LIMITS, listener),
      { modules: [] },
      LIMITS,
    );
    await ask({ cell: "q1", code: `(async ($cell) => { $cell.const({ six: () => 6 }); })` }, 10);
    assert.equal(await ask({ call: "six", args: [] }, 10), 6);
    assert.equal(death(), undefined);
    await close();
    assert.equal(death()?.state, "crashed");
  });
}

Deno.test("a process that ends before it is ready is told", async () => {
  const started = openConversation(
    (listener) => startProcess("nothing", "data:text/javascript,Deno.exit(3)", LIMITS, listener),
    { modules: [] },
    LIMITS,
  );
  await assert.rejects(started, /^ChildProblem: the process ended with code 3$/);
});
