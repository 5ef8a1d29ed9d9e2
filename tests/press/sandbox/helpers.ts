import assert from "node:assert/strict";
import {
  type Child,
  ChildProblem,
  type Limits,
  openChild,
} from "../../../lib/press/sandbox/mod.ts";

/** What a call gives: its value, or why there is none. */
export interface Outcome {
  readonly state: string;
  readonly reason: string;
  readonly value: unknown;
}

/** Calls a function and tells how it went. */
export async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    return { state: "ok", reason: "", value: await call };
  } catch (error) {
    assert.ok(error instanceof ChildProblem, String(error));
    const { state, reason } = error;
    assert.ok(reason !== "" && reason.length <= 2000, `a reason: ${reason.slice(0, 100)}`);
    return { state, reason, value: undefined };
  }
}

/** Opens a child, runs a cell in it that may go wrong, and calls its function `attack`. */
export async function attack(
  source: string,
  options: Partial<Limits> & { readonly imports?: readonly string[] } = {},
): Promise<Outcome> {
  await using child = await openChild({ seconds: 1, ...options });
  const run = await child.run({ id: "q1-answer", source });
  if (run.state !== "ok") return { ...run, value: undefined };
  return await outcomeOf(child.call("attack", []));
}

/** Whether a child still answers rightly. */
export async function answers(child: Child): Promise<void> {
  await child.run({ id: "check", source: "const sixTimesSeven = async () => 6 * 7;" });
  assert.equal(await child.call("sixTimesSeven", []), 42);
}
