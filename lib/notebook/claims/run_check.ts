import { AT_LEAST, AT_MOST } from "../../judge/tolerances.ts";
import type { Side } from "../../judge/compare.ts";
import type { Stream } from "../../random/mod.ts";
import { type Compute, failedCheck, judgeSides, messageOf, type Within } from "./judge_sides.ts";
import type { CheckRecord } from "../records/claim_record.ts";
import type { Figure } from "../../figures/mod.ts";
import { sourceFault } from "./source_rules.ts";

/** The computation of a check with one plausible mistake in it. */
export interface Control {
  /** What is wrong, in words: "prior weights instead of posterior". */
  readonly mistake: string;
  /** The computation with the mistake in it: finite, and of the shape of the right side. */
  readonly value: Compute;
  /**
   * What happens then: a picture of the matter itself, of particles and samples and not of sides, best
   * beside one without the mistake. It is built where the reader makes the mistake, and no run waits
   * for it. The stream is its own: `split("drawn")`.
   */
  readonly drawn?: (stream: Stream) => Figure | Promise<Figure>;
}

/** Two computations of one quantity. */
export interface Equality {
  /** What the course claims to compute. */
  readonly left: Compute;
  /** The same by another route, to which errors are relative. */
  readonly right: Compute;
  /** How far they may lie apart. */
  readonly within: Within;
  /** What a reader sees instead of left and right: "posterior average", "score form". */
  readonly routes?: { readonly left: string; readonly right: string };
  /** The left side with a mistake in it, which has to miss. */
  readonly control?: Control;
}

/** A quantity that stays below a number, or below another quantity. */
export interface UpperBound {
  /** What is measured. */
  readonly left: Compute;
  /** What it may not pass. */
  readonly atMost: number | Compute;
  /** The left side with a mistake in it, which has to pass the bound. */
  readonly control?: Control;
}

/** A quantity that stays above a number, or above another quantity. */
export interface LowerBound {
  /** What is measured. */
  readonly left: Compute;
  /** What it may not fall below. */
  readonly atLeast: number | Compute;
  /** The left side with a mistake in it, which has to fall below the bound. */
  readonly control?: Control;
}

/** What is compared with what. */
export type Check = Equality | UpperBound | LowerBound;

/**
 * A check as two sides and how they are compared: `left at most 2` has the right side 2.
 *
 * @param name of the check within its claim
 * @throws {TypeError} when a side or a drawing is no function, there is no tolerance, a route has no
 *   words, or there is more than one thing to compare with
 */
export function sidesOf(name: string, check: Check): Equality {
  const { left, control } = check;
  const given = ["right", "atMost", "atLeast"].filter((key) => key in check);
  if (given.length !== 1) {
    const got = given.join(" and ") || "none";
    throw new TypeError(`Expected right, atMost or atLeast of "${name}"; got ${got}`);
  }
  const { right, within, routes }: Omit<Equality, "left"> = "right" in check
    ? check
    : "atMost" in check
    ? { right: computeOf(check.atMost), within: AT_MOST }
    : { right: computeOf(check.atLeast), within: AT_LEAST };
  const sides = {
    left,
    [given[0]!]: right,
    ...(control ? { "control.value": control.value } : {}),
    ...(control?.drawn === undefined ? {} : { "control.drawn": control.drawn }),
  };
  for (const [side, compute] of Object.entries(sides)) {
    if (typeof compute !== "function") {
      throw new TypeError(`Expected ${side} of "${name}" to be a function; got ${typeof compute}`);
    }
  }
  if (typeof within?.name !== "string") {
    throw new TypeError(`Expected a tolerance for "${name}"; got ${typeof within}`);
  }
  for (const side of routes === undefined ? [] : ["left", "right"] as const) {
    const words: unknown = routes?.[side];
    if (typeof words === "string" && words.trim() !== "") continue;
    throw new TypeError(`Expected words for the ${side} route of "${name}"; got none`);
  }
  return { left, right, within, ...(routes ? { routes } : {}), ...(control ? { control } : {}) };
}

/**
 * Runs one check: left, right, planted mistake, each on its own stream.
 *
 * What is thrown inside a side makes the check fail with that message.
 *
 * @param name   of the check within its claim
 * @param sides  the computations
 * @param stream of this check; the sides get `split("left")`, `split("right")`, `split("control")`
 */
export async function runCheck(
  name: string,
  sides: Equality,
  stream: Stream,
): Promise<CheckRecord> {
  const { within, control, routes } = sides;
  const words = routes === undefined ? {} : { routes };
  const fault = sourceFault(sides.left, sides.right);
  try {
    const left = await compute("left", sides.left, stream);
    const right = await compute("right", sides.right, stream);
    const pair = { name, left, right, within };
    if (!control) return { ...judgeSides(pair, undefined, fault), ...words };
    const value = await compute("control", control.value, stream);
    return { ...judgeSides(pair, { mistake: control.mistake, value }, fault), ...words };
  } catch (error) {
    return { ...failedCheck(name, within, fault ?? messageOf(error)), ...words };
  }
}

function computeOf(bound: number | Compute): Compute {
  return typeof bound === "number" ? () => bound : bound;
}

async function compute(side: string, run: Compute, stream: Stream): Promise<Side> {
  try {
    return await run(stream.split(side));
  } catch (error) {
    throw new Error(`${side} threw: ${messageOf(error)}`);
  }
}
