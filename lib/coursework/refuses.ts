import { throws } from "./throws.ts";
import { WrongAnswer } from "./wrong_answer.ts";

/**
 * Demands that the student's function throws: bad input fails at the door.
 *
 * A function that always throws does so here too: ask it for an answer in the same check.
 *
 * @param call calls the function, and nothing else
 * @param what it should refuse, in words: "a point that is no number"
 * @throws {WrongAnswer} when it gives an answer
 *
 * @example
 * ```ts
 * import { refuses } from "flowbook/coursework";
 * async function root(x: number): Promise<number> {
 *   if (!(x >= 0)) throw new RangeError(`Expected x >= 0; got ${x}`);
 *   return Math.sqrt(x);
 * }
 * await refuses(() => root(-1), "a negative number");
 * ```
 */
export async function refuses(call: () => unknown, what: string): Promise<void> {
  if (await throws(call)) return;
  throw new WrongAnswer(`${what} gets an answer; expected an error`);
}
