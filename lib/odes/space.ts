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

/** The right-hand side of dx/dt = v(x, t); it borrows x and returns a fresh state. */
export type Field<State> = (x: State, t: number) => State;
