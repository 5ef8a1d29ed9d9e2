/**
 * What a solver needs to know about the states it moves.
 *
 * A method that is written over this interface runs on plain numbers and on tensors alike. The
 * functions borrow their arguments; a fresh state belongs to the caller, who releases it.
 */
export interface Space<State> {
  /** A fresh state equal to x. */
  copy(x: State): State;
  /** The fresh state x + sum over j of scales[j] slopes[j]. */
  move(x: State, scales: readonly number[], slopes: readonly State[]): State;
  /** Frees a state that is no longer needed. */
  release(x: State): void;
  /** @throws {RangeError} that calls the state by its name when an entry is NaN or infinite */
  requireFinite(x: State, name: string): void;
}

/** The error that is allowed in each coordinate of a step: atol + rtol |x|. */
export interface Tolerances {
  /** Relative tolerance, at least 0. */
  readonly rtol: number;
  /** Absolute tolerance, above 0, in the units of x. */
  readonly atol: number;
}

/** A space in which a change can be measured; a solver that chooses its own steps needs one. */
export interface MeasuredSpace<State> extends Space<State> {
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

/** The right-hand side of dx/dt = v(x, t); it borrows x and returns a fresh state. */
export type Field<State> = (x: State, t: number) => State;
