/**
 * What a solver needs to know about the states it moves.
 *
 * A method that is written over this interface runs on plain numbers and on tensors alike, on
 * several of them side by side, and on a manifold, which is a space whose `move` does not leave it.
 * The functions borrow their arguments; a fresh state belongs to the caller, who releases it.
 *
 * `State` is what the solver moves, `Given` what a start or a velocity may be handed in as.
 *
 * @example
 * ```ts
 * import { float64, RK4, solve } from "flowbook/odes";
 * const circle: typeof float64 = {
 *   ...float64,
 *   move: (x, scales, slopes) => {
 *     const [a, b] = float64.move(x, scales, slopes);
 *     return [a! / Math.hypot(a!, b!), b! / Math.hypot(a!, b!)];
 *   },
 * };
 * const { end } = solve(circle, ([a, b]) => [-b!, a!], [1, 0], { tableau: RK4, steps: 20 });
 * console.log(Math.hypot(...end), Math.atan2(end[1]!, end[0]!).toFixed(6)); // 1 1.000000
 * ```
 */
export interface Space<State, Given = State> {
  /**
   * The fresh state that equals a start from outside.
   *
   * @throws {TypeError} that calls the start by its name when it is no state of this space
   */
  start(x0: Given, name: string): State;
  /**
   * The fresh slope that equals what a field gave at x; the field may keep what it gave.
   *
   * @throws {TypeError} that calls the velocity by its name when it is no slope at x
   */
  slope(velocity: Given, x: State, name: string): State;
  /** The result of `work`; all else that it makes is freed, also when it throws. */
  tidy<Result>(work: () => Result): Result;
  /** A fresh state equal to x. */
  copy(x: State): State;
  /** The fresh state x + sum over j of scales[j] slopes[j]. */
  move(x: State, scales: readonly number[], slopes: readonly State[]): State;
  /** Frees a state that is no longer needed. */
  release(x: State): void;
  /**
   * Demands a state without NaN and infinity.
   *
   * @throws {RangeError} that calls the state by its name when it is none
   */
  requireFinite(x: State, name: string): void;
  /**
   * The size of the change e = sum over j of scales[j] slopes[j] beside the states x and y.
   *
   *   sqrt( mean over the coordinates of ( e / (atol + rtol max(|x|, |y|)) )^2 )
   *
   * A change of size 1 is just allowed; a state without coordinates has changes of size 0.
   */
  norm(
    scales: readonly number[],
    slopes: readonly State[],
    x: State,
    y: State,
    tolerances: Tolerances,
  ): number;
}

/** The error that is allowed in each coordinate of a step: atol + rtol |x|. */
export interface Tolerances {
  /** Relative tolerance, at least 0. */
  readonly rtol: number;
  /** Absolute tolerance, above 0, in the units of x. */
  readonly atol: number;
}
