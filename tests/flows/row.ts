import type { Bijector } from "flowbook/flows";
import type { Tolerance } from "flowbook/judge";
import type { Stream } from "flowbook/random";
import { tf } from "flowbook/tensors";

/** A kind of bijector and what the contract asks of it. */
export interface Row {
  readonly name: string;
  /** In which dimensions it is tested; 2 is among them, for the mass. */
  readonly dims: readonly number[];
  make(dim: number, numbers: Stream): Bijector;
  /** The directions with a gradient. */
  readonly closed: "both" | "forward" | "inverse";
  /** Coordinates that never move. */
  still?(dim: number): readonly number[];
  /** Coordinate i of y depends on coordinates up to i of x only. */
  readonly triangular?: "lower";
  /** How near a float32 point comes back, where not within 1e-5. */
  readonly comesBack?: Tolerance;
  /** How near the identity it starts, where it does not start as the identity. */
  readonly near?: Tolerance;
  /** A map that is not the identity at the start: why. */
  readonly moves?: string;
}

/** Moves the weights away from where they start, or the tests would look at the identity only. */
export function shake({ variables }: Bijector, numbers: Stream, size = 0.3): void {
  variables.forEach((variable, v) => {
    const shift = numbers.split(`shift ${v}`).normal(variable.size).map((z) => size * z);
    tf.tidy(() => variable.assign(tf.add(variable, tf.tensor([...shift], variable.shape))));
  });
}
