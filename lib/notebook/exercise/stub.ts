const NAME = "NotStarted";

/**
 * Stands where the reader's code will stand: throws, and `exercise` takes it for "not started".
 *
 * @param given whatever the stub was called with, so that nothing in it is unused
 * @throws {Error} named "NotStarted", always
 *
 * @example
 * ```ts
 * import { yourTurn } from "flowbook/notebook";
 * function square(x: number): number {
 *   return yourTurn(x);
 * }
 * console.log(typeof square); // function
 * ```
 */
export function yourTurn(..._given: readonly unknown[]): never {
  const message = "This exercise is not started: put your code in the place of yourTurn(...)";
  throw Object.assign(new Error(message), { name: NAME });
}

/** Whether something was thrown by {@link yourTurn}. */
export function isYourTurn(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === NAME;
}
