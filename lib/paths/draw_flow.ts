import type { Tableau } from "../odes/tableaux.ts";
import type { Stream } from "../random/stream.ts";
import { normalPoints } from "../tensors/from_stream.ts";
import { numbersOf } from "../tensors/numbers_of.ts";
import type { VelocityField } from "../tensors/shapes.ts";
import { sampleFlow } from "./sample_flow.ts";

/** What {@link drawFlow} draws, and how. */
export interface FlowDraws {
  /** Dimension of the space. */
  readonly dim: number;
  /** How many samples. */
  readonly count: number;
  /** The method, such as RK4 of `flowbook/odes`. */
  readonly tableau: Tableau;
  /** Number of equal steps. */
  readonly steps: number;
}

/**
 * Samples of a flow as numbers: noise from N(0, I), carried by {@link sampleFlow}.
 *
 * @param field  v(x, t), learned or exact
 * @param stream of the noise, which is moved on
 * @returns points one after the other, `[count * dim]`; no tensor is left
 * @throws {TypeError} when the field returns another shape
 * @throws {RangeError} when a number is out of range, or a velocity is not finite
 *
 * @example
 * ```ts
 * import { EULER } from "flowbook/odes";
 * import { drawFlow } from "flowbook/paths";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const plan = { dim: 2, count: 100, tableau: EULER, steps: 4 };
 * const samples = drawFlow((x) => tf.neg(x), plan, stream(1));
 * console.log(samples.length, tf.memory().numTensors); // 200 0
 * ```
 */
export function drawFlow(
  field: VelocityField,
  { dim, count, ...method }: FlowDraws,
  stream: Stream,
): Float64Array {
  return numbersOf(() => {
    const ends = sampleFlow(field, normalPoints(count, dim, stream), method);
    return Float64Array.from(ends.dataSync());
  });
}
