import { requireCount } from "../require/numbers.ts";
import type { Points } from "../tensors/shapes.ts";
import { assignClouds } from "../transport/assign_clouds.ts";
import { type Coupling, requireBatches, requireDraw } from "./coupling.ts";
import { drawnRows, everyRow, pairedRows } from "./stored_pairs.ts";

/** How {@link optimalCoupling} pairs. */
export interface OptimalCouplingOptions {
  /**
   * "each once", unless told, hands out every pair of the plan; "with replacement" draws as many
   * pairs from the plan, so that some come twice and others not at all.
   */
  readonly draw?: "each once" | "with replacement";
  /** Points that are paired with each other; the whole batch unless told. */
  readonly within?: number;
}

/**
 * Pairs a batch so that the sum of |x1 - x0|^2 is least: exact optimal transport inside the batch.
 *
 *   min over permutations s of sum over i of |x1_s(i) - x0_i|^2
 *
 * The coupling of OT-CFM. Its cost lies between that of independent pairs, for batches of one, and
 * W2^2, for batches without end. Applied to two whole sets it is their exact coupling.
 *
 * @param options how pairs are drawn, and in batches of which size
 * @throws {RangeError} when within is no positive integer, or draw is unknown; later, when the size
 *   of a batch is no multiple of it
 * @see Tong et al. 2024; Pooladian et al. 2023, "Multisample flow matching".
 *
 * @example
 * ```ts
 * import { optimalCoupling } from "flowbook/couplings";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const pair = optimalCoupling();
 * const { x1 } = pair(tf.tensor2d([[0], [1]]), tf.tensor2d([[5], [4]]), stream(1));
 * console.log(x1.arraySync()); // [[4], [5]]
 * ```
 */
export function optimalCoupling(
  { draw = "each once", within }: OptimalCouplingOptions = {},
): Coupling {
  requireDraw(draw, ["each once", "with replacement"]);
  if (within !== undefined) requireCount(within, "within");
  return (x0, x1, stream) => {
    const count = requireBatches(x0, x1), size = within ?? count;
    if (count % size !== 0) {
      throw new RangeError(`Expected a batch of a multiple of ${size} points; got ${count}`);
    }
    const partners = partnersOf(x0, x1, size);
    const rows = draw === "each once" ? everyRow(count) : drawnRows(count, stream);
    return pairedRows(x0, x1, rows, rows.map((i) => partners[i]!));
  };
}

/** By row of x0: the row of x1 that belongs to it. */
function partnersOf(x0: Points, x1: Points, size: number): Int32Array {
  const [count, dim] = x0.shape;
  const from = x0.dataSync<"float32">(), to = x1.dataSync<"float32">();
  const partners = new Int32Array(count);
  for (let start = 0; start < count; start += size) {
    const part = (x: Float32Array): Float32Array => x.subarray(start * dim, (start + size) * dim);
    const { columnOf } = assignClouds(part(from), part(to), dim);
    columnOf.forEach((j, i) => partners[start + i] = start + j);
  }
  return partners;
}
