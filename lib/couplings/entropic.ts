import type { Stream } from "../random/stream.ts";
import { sinkhorn, type SinkhornOptions } from "../transport/sinkhorn.ts";
import { squaredDistances } from "../transport/wasserstein.ts";
import { type Coupling, requireBatches, requireDraw } from "./coupling.ts";
import { drawnRows, everyRow, pairedRows } from "./stored_pairs.ts";

/** How {@link entropicCoupling} pairs. */
export interface EntropicCouplingOptions extends SinkhornOptions {
  /**
   * "with replacement", unless told, draws pairs from the plan; "each x0 once" keeps every row of x0
   * and draws its partner from the row of the plan, so that only partners come twice.
   */
  readonly draw?: "with replacement" | "each x0 once";
}

/**
 * Draws the pairs of a batch from its entropic plan for |x1 - x0|^2.
 *
 *   (i, j) ~ P,   P = least sum_ij P_ij |x1_j - x0_i|^2 + epsilon KL(P | uniform)
 *
 * A large epsilon gives independent pairs, a small one optimal ones. With epsilon = 2 sigma^2 the
 * plan is that of a Schrödinger bridge between the two batches with noise sigma: SB-CFM.
 *
 * @param options epsilon in the units of |x|^2, and the way to draw; a tolerance of 1e-3 for the masses
 *   unless told, which no draw of a batch can tell from 0
 * @throws {RangeError} when the way to draw is unknown; later, when an option is out of range or the
 *   iteration ends before the masses are as close as the tolerance says
 * @see Tong et al. 2024, section 3.3; Cuturi 2013.
 *
 * @example
 * ```ts
 * import { entropicCoupling } from "flowbook/couplings";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const pair = entropicCoupling({ epsilon: 0.1, draw: "each x0 once" });
 * const { x1 } = pair(tf.tensor2d([[0], [9]]), tf.tensor2d([[9], [0]]), stream(1));
 * console.log(x1.arraySync()); // [[0], [9]]
 * ```
 */
export function entropicCoupling(options: EntropicCouplingOptions): Coupling {
  const { draw = "with replacement", ...rest } = options, { tolerance = 1e-3 } = options;
  requireDraw(draw, ["with replacement", "each x0 once"]);
  return (x0, x1, stream) => {
    const count = requireBatches(x0, x1), masses = new Float64Array(count).fill(1 / count);
    const costs = squaredDistances(x0.dataSync(), x1.dataSync(), x0.shape[1]);
    const { plan, ended, marginalError } = sinkhorn(costs, masses, masses, { ...rest, tolerance });
    if (ended === "limit") {
      throw new RangeError(
        `Expected masses within ${tolerance}; got ${marginalError} at the limit`,
      );
    }
    // the rows of the plan weigh equally
    const rows = draw === "each x0 once" ? everyRow(count) : drawnRows(count, stream);
    return pairedRows(x0, x1, rows, partnersFrom(plan, rows, stream));
  };
}

/** For each row of the plan a column, as likely as its mass says. */
function partnersFrom(plan: Float64Array, rows: Int32Array, stream: Stream): Int32Array {
  const count = rows.length, chance = stream.uniform(count);
  return rows.map((i, k) => {
    const row = plan.subarray(i * count, (i + 1) * count);
    let rest = chance[k]! * row.reduce((sum, mass) => sum + mass, 0), j = 0;
    while (j < count - 1 && rest >= row[j]!) rest -= row[j++]!;
    while (row[j] === 0) j--; // rounding must not choose a mass of zero
    return j;
  });
}
