/** Where a solution ends, and what it cost. */
export interface Solution<State> {
  /** The state at the time `to`; it belongs to the caller. */
  readonly end: State;
  /** How often the field was evaluated; in fixed steps, steps times stages. */
  readonly evaluations: number;
}

/** A solution at several times; in fixed steps, at the start and after every step. */
export interface Trajectory<State> {
  /** In the order of the solution; the first is `from` unless other times were asked for. */
  readonly times: readonly number[];
  /** The state at each of the times. */
  readonly states: readonly State[];
  /** How often the field was evaluated. */
  readonly evaluations: number;
}

/** How many steps a solution took. */
export interface StepCounts {
  /** Steps whose error was allowed. */
  readonly accepted: number;
  /** Steps that had to be tried again with a smaller length. */
  readonly rejected: number;
}

/** Where an adaptive solution ends, and what it cost. */
export interface AdaptiveSolution<State> extends Solution<State>, StepCounts {}

/** An adaptive solution at the times it was asked for, or at those it chose. */
export interface AdaptiveTrajectory<State> extends Trajectory<State>, StepCounts {}

/** What comes back when the options name a method and take fixed steps, or name none and adapt. */
export type Told<Method, Fixed, Adaptive> = [Method] extends [undefined] ? Adaptive : Fixed;
