import { type Check, type Equality, runCheck, sidesOf } from "./run_check.ts";
import { register, requireIds } from "./claim_ids.ts";
import { claimBundle } from "./claim_view.ts";
import { deliver } from "../display.ts";
import { drawMistake, isDrawing, withDrawing } from "./draw_mistake.ts";
import { isPlanted, makeMistake } from "./planted.ts";
import type { CheckRecord, ClaimRecord } from "../records/claim_record.ts";
import { streamFor } from "../seed.ts";
import { verdictOf } from "./verdict.ts";

/** A sentence about the world and the computations that would disagree if it were false. */
export interface Claim {
  /** Ids of other statements that the same checks settle. */
  readonly covers?: readonly string[];
  /** The claim in one short sentence. */
  readonly says: string;
  /** By name; a name may begin with the covered id it belongs to: "S3.13/round-trip". */
  readonly checks: { readonly [name: string]: Check };
}

/**
 * Checks a claim in the reader's sight.
 *
 * Each check computes one quantity in two ways that share no code, `left` and `right`, and may
 * compute it a third time with a planted mistake. The claim holds when
 *
 *   left = right within the tolerance,  and the mistake misses right by 10 tolerances or more
 *
 * (twice what is allowed, for Monte Carlo). With `atMost` or `atLeast` in the place of `right` and
 * `within` the left side stays on that side of the bound, and the mistake breaks it. Left, right and
 * mistake run in this order, each on the stream `streamFor(id).split(name).split("left" | "right" | "control")`.
 *
 * In the live book the reader can have the mistake made: then its value stands for the left side, and
 * the claim fails with words that say so. A control may have a picture of what happens then, `drawn`,
 * and a check words for its sides, `routes`, that stand where a reader would read left and right.
 *
 * Where left and right agree and the mistake is too near to be told from them, as may happen on a
 * reader's own data, the claim neither holds nor fails: it is shown grey.
 *
 * A claim that fails is shown loudly and stops nothing. Nothing is returned, because a notebook
 * prints whatever the last line of a cell returns.
 *
 * @param id    such as "S3.38"; one claim to an id
 * @param claim the sentence and its checks
 * @throws {TypeError} when an id has another form or is claimed twice, or there is no sentence, no
 *   check, no function or no tolerance, a route has no words, or what is drawn is no figure
 *
 * @example
 * ```ts
 * import { EXACT64 } from "flowbook/judge";
 * import { claim } from "flowbook/notebook";
 * await claim("S0.01", {
 *   says: "the squares of sine and cosine add up to one",
 *   checks: {
 *     circle: {
 *       left: () => Math.sin(0.7) ** 2 + Math.cos(0.7) ** 2,
 *       right: () => 1,
 *       within: EXACT64,
 *       control: { mistake: "sine not squared", value: () => Math.sin(0.7) + Math.cos(0.7) ** 2 },
 *     },
 *   },
 * });
 * // prints "✓ S0.01 · the squares of sine and cosine add up to one · planted mistake off by 0.23"
 * ```
 *
 * @example Routes in words, and a picture of the mistake
 * ```ts
 * import { lines } from "flowbook/figures";
 * import { EXACT64 } from "flowbook/judge";
 * import { claim } from "flowbook/notebook";
 * const steps = [0, 1, 2, 3, 4];
 * const grown = (rate: number) => steps.map((k) => (1 + rate) ** k);
 * await claim("S0.02", {
 *   says: "what grows by a tenth four times grows by 46 percent",
 *   checks: {
 *     growth: {
 *       left: () => grown(0.1).at(-1)!,
 *       right: () => Math.exp(4 * Math.log1p(0.1)),
 *       within: EXACT64,
 *       routes: { left: "step by step", right: "by logarithms" },
 *       control: {
 *         mistake: "a tenth of the start is added each time",
 *         value: () => 1 + 4 * 0.1,
 *         drawn: () =>
 *           lines({
 *             x: "step",
 *             y: "size",
 *             series: [
 *               { name: "a tenth of what is there", x: steps, y: grown(0.1) },
 *               { name: "a tenth of the start", x: steps, y: steps.map((k) => 1 + 0.1 * k) },
 *             ],
 *             caption: "After four steps the second is behind.",
 *             description: "A curve that bends upward and a straight line below it.",
 *           }),
 *       },
 *     },
 *   },
 * });
 * // prints "✓ S0.02 · what grows by a tenth four times grows by 46 percent · planted mistake off by 0.044"
 * ```
 */
export async function claim(id: string, statement: Claim): Promise<void> {
  register(id, statement.says);
  const record = await judgeClaim(id, statement);
  await deliver({ kind: "new", data: claimBundle(record) });
}

/**
 * Checks a claim as {@link claim} does and shows nothing.
 *
 * @returns what was compared and what came of it
 * @throws {TypeError} as `claim` does, except that an id may be judged many times
 */
export async function judgeClaim(
  id: string,
  { covers = [], says, checks }: Claim,
): Promise<ClaimRecord> {
  requireIds([id, ...covers]);
  requireSentence(says);
  const named = Object.entries(checks ?? {}).map(([name, check]) =>
    [name, requireCheck(name, check, [id, ...covers])] as const
  );
  if (named.length === 0) throw new TypeError(`Expected checks for ${id}; got none`);
  const records: CheckRecord[] = [];
  for (const [name, check] of named) {
    const stream = streamFor(id).split(name);
    const record = await runCheck(name, check, stream);
    if (isPlanted([id])) {
      records.push(await withDrawing(makeMistake(record), check.control, stream));
    } else {
      if (isDrawing()) await drawMistake(name, check.control, stream);
      records.push(record);
    }
  }
  const planted = isPlanted([id]) && records.some(({ control }) => control);
  const verdict = verdictOf(records);
  return { id, covers, says, verdict, checks: records, ...(planted ? { planted } : {}) };
}

/**
 * Demands the sentence of a claim.
 *
 * @throws {TypeError} when it is missing or blank
 */
export function requireSentence(says: unknown): void {
  if (typeof says !== "string" || says.trim() === "") {
    throw new TypeError("Expected a sentence that says what is claimed; got none");
  }
}

function requireCheck(name: string, check: Check, ids: readonly string[]): Equality {
  const owner = /^([SB]\d?\.[^/]*)\//.exec(name)?.[1];
  if (owner !== undefined && !ids.includes(owner)) {
    throw new TypeError(`Expected check "${name}" of one of ${ids.join(", ")}; got ${owner}`);
  }
  const sides = sidesOf(name, check), { control } = sides;
  if (control && (typeof control.mistake !== "string" || control.mistake.trim() === "")) {
    throw new TypeError(`Expected the mistake of "${name}" in words; got none`);
  }
  return sides;
}
