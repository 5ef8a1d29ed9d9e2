import { WrongAnswer } from "./wrong_answer.ts";

/**
 * Demands that something is true of the answers.
 *
 * @param condition whether it is; anything but true and false is a mistake of the test
 * @param law       in words: "the total stays below 1"
 * @throws {WrongAnswer} when it is not
 * @throws {TypeError} when the condition is no truth value, such as a promise without await
 *
 * @example
 * ```ts
 * import { holds } from "flowbook/coursework";
 * holds(0.7 < 1, "the total stays below 1");
 * ```
 */
export function holds(condition: boolean, law: string): void {
  if (typeof condition !== "boolean") {
    throw new TypeError(`Expected whether ${law}; got ${typeof condition}`);
  }
  if (!condition) throw new WrongAnswer(`it does not hold that ${law}`);
}
