import * as tf from "#tensorflow";
import type { Points } from "../tensors/shapes.ts";
import type { Bijector } from "./bijector.ts";

/** How often the networks of a bijector are evaluated, in all. */
export interface Passes {
  /** For the density of some points: data to base. */
  readonly density: number;
  /** For a sample of points: base to data. */
  readonly sampling: number;
}

let passes = 0;

/** Counts one evaluation of a network that says how a layer moves its points. */
export function notePass(): void {
  passes++;
}

/**
 * Counts how often the networks of a bijector are evaluated, by using it in both directions.
 *
 * Networks are the price: a coupling pays 1 and 1, an autoregressive layer 1 for a density and dim
 * for a sample, one after the other; its inverse the other way round. A batch counts like a point.
 *
 * @param bijector a layer, or a chain of them
 * @param points   to try it on, shape [batch, dim]
 * @throws what the bijector throws
 *
 * @example
 * ```ts
 * import { countPasses, maskedAutoregressive } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = maskedAutoregressive({ dim: 8 }, stream(1));
 * console.log(countPasses(layer, tf.zeros([1, 8]))); // { density: 1, sampling: 8 }
 * layer.dispose();
 * ```
 */
export function countPasses(bijector: Bijector, points: Points): Passes {
  const count = (move: (points: Points) => unknown): number => {
    const before = passes;
    tf.tidy(() => void move(points));
    return passes - before;
  };
  return { density: count(bijector.inverse), sampling: count(bijector.forward) };
}
