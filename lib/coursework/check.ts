/**
 * One test of a sheet: runs it, and prints one quiet line when all in it holds.
 *
 * The same cell works in a notebook, in nbgrader, and where a grader puts its own functions in the
 * place of the student's; so those are always called with `await`.
 *
 * @param says what is tested, in words that give nothing away; feedback names the test by them
 * @param test calls the student's functions, and throws when an answer is not right
 * @throws what the test throws
 * @throws {TypeError} when there are no words
 *
 * @example
 * ```ts
 * import { check, near } from "flowbook/coursework";
 * async function forward(x: number): Promise<number> {
 *   return 2 * x;
 * }
 * await check("the map doubles", async () => {
 *   near(await forward(0.3), 0.6);
 * }); // prints "✓ the map doubles"
 * ```
 */
export async function check(says: string, test: () => unknown): Promise<void> {
  if (typeof says !== "string" || says.trim() === "") {
    throw new TypeError("Expected words for what is tested; got none");
  }
  await test();
  console.log(`✓ ${says}`);
}
