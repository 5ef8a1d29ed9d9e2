/**
 * What the tests of a problem sheet call: comparing answers, and asking whether a student's own test
 * finds a fault.
 *
 * @example
 * ```ts
 * import { check, near, refuses } from "flowbook/coursework";
 * async function logit(p: number): Promise<number> {
 *   if (!(p > 0 && p < 1)) throw new RangeError(`Expected p between 0 and 1; got ${p}`);
 *   return Math.log(p / (1 - p));
 * }
 * await check("the log-odds of a probability", async () => {
 *   near(await logit(0.5), 0);
 *   await refuses(() => logit(1), "certainty");
 * }); // prints "✓ the log-odds of a probability"
 * ```
 *
 * @module
 */
export { catches, type FindsFault } from "./catches.ts";
export { check } from "./check.ts";
export { holds } from "./holds.ts";
export { near } from "./near.ts";
export { standing, type StandingRecord } from "./standing.ts";
export { refuses } from "./refuses.ts";
export { NOT_ANSWERED } from "./throws.ts";
export { WrongAnswer } from "./wrong_answer.ts";
