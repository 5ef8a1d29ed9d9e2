import type { Side } from "../../judge/compare.ts";
import type { Stream } from "../../random/mod.ts";
import { type Compute, failedCheck, judgeSides, messageOf, type Within } from "./judge_sides.ts";
import type { CheckRecord } from "../records/claim_record.ts";
import { sourceFault } from "./source_rules.ts";

/** The computation of a check with one plausible mistake in it. */
export interface Control {
  /** What is wrong, in words: "prior weights instead of posterior". */
  readonly mistake: string;
  /** The computation with the mistake in it: finite, and of the shape of the right side. */
  readonly value: Compute;
}

/** Two computations of one quantity. */
export interface Check {
  /** What the course claims to compute. */
  readonly left: Compute;
  /** The same by another route, to which errors are relative. */
  readonly right: Compute;
  /** How far they may lie apart. */
  readonly within: Within;
  /** The left side with a mistake in it, which has to miss. */
  readonly control?: Control;
}

/**
 * Runs one check: left, right, planted mistake, each on its own stream.
 *
 * What is thrown inside a side makes the check fail with that message.
 *
 * @param name   of the check within its claim
 * @param check  the computations
 * @param stream of this check; the sides get `split("left")`, `split("right")`, `split("control")`
 */
export async function runCheck(name: string, check: Check, stream: Stream): Promise<CheckRecord> {
  const { within, control } = check;
  const fault = sourceFault(check.left, check.right);
  try {
    const left = await compute("left", check.left, stream);
    const right = await compute("right", check.right, stream);
    const pair = { name, left, right, within };
    if (!control) return judgeSides(pair, undefined, fault);
    const value = await compute("control", control.value, stream);
    return judgeSides(pair, { mistake: control.mistake, value }, fault);
  } catch (error) {
    return failedCheck(name, within, fault ?? messageOf(error));
  }
}

async function compute(side: string, run: Compute, stream: Stream): Promise<Side> {
  try {
    return await run(stream.split(side));
  } catch (error) {
    throw new Error(`${side} threw: ${messageOf(error)}`);
  }
}
