import assert from "node:assert/strict";
import { openCallbacks } from "../../../lib/press/sandbox/outside/callbacks.ts";

Deno.test("a child that asks for more than it reads is flooded before the grader is", async () => {
  const callbacks = openCallbacks(), long = "x".repeat(7_000_000);
  const [number] = callbacks.write([() => long]).numbers;
  const ask = (id: number) => callbacks.answer({ id, number: number!, args: [] });
  for (let id = 0; id < 29; id++) assert.match((await ask(id)).slice(0, 20), /^\{"back":\d+/);
  await assert.rejects(ask(29), { state: "flooded" });
  assert.equal(callbacks.busy(), false);
});
