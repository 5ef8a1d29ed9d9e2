import * as tf from "#tensorflow";
import { type Points, requireFinite, requireShape } from "../tensors/shapes.ts";
import { type Distribution, type Sampler, sampler } from "./distribution.ts";
import { variantOf } from "./variants.ts";

const EDGE = 1e-5; // float32 cannot tell the two sides of an edge

/**
 * The checkerboards of several packages, by the length of the side of a cell.
 *
 * - `flow_matching`: the package flow_matching (Lipman et al. 2024), which divides by 0.45
 * - `ffjord`: Grathwohl et al. 2019
 * - `dsb`: De Bortoli et al. 2021
 */
export const CHECKERBOARDS: Readonly<Record<"flow_matching" | "ffjord" | "dsb", number>> = {
  flow_matching: 1 / 0.45,
  ffjord: 2,
  dsb: 7.5,
};

/**
 * The uniform law on the eight dark cells of a board of four by four cells.
 *
 *   density = 1 / (8 side^2) on the dark cells, 0 elsewhere;   entropy = log(8 side^2)
 *
 * With cells of side 1 the board is [-2, 2]^2, and (x, y) is dark when floor(x) + floor(y) is even.
 *
 * @param variant a name in {@link CHECKERBOARDS}
 * @throws {RangeError} that lists the known names
 * @see Grathwohl et al. 2019.
 *
 * @example
 * ```ts
 * import { checkerboard } from "flowbook/measures";
 * import { tf } from "flowbook/tensors";
 * const board = checkerboard("ffjord"), x = tf.tensor2d([[1, 1], [3, 1]]);
 * console.log(board.logProb(x).arraySync()); // [-3.4657..., -Infinity]
 * ```
 */
export function checkerboard(
  variant: keyof typeof CHECKERBOARDS = "flow_matching",
): Distribution & Sampler {
  const side = variantOf("checkerboard", CHECKERBOARDS, variant);
  const board = sampler(2, (count, stream) => {
    const cell = stream.integers(count, 8), places = stream.uniform(2 * count);
    return places.map((place, j) => {
      const column = cell[j >> 1]! >> 1, row = 2 * (cell[j >> 1]! & 1) + (column & 1);
      return side * ((j % 2 === 0 ? column : row) - 2 + place);
    });
  });
  return {
    ...board,
    logProb(x: Points): tf.Tensor1D {
      requireShape(x, ["batch", 2], "x");
      requireFinite(x, "x");
      return tf.tidy(() => {
        // in a dark cell the sines of pi times the coordinates have the same sign
        const [first, second] = tf.split(tf.div(x, side), 2, 1) as [Points, Points];
        const sines = tf.mul(tf.sin(tf.mul(first, Math.PI)), tf.sin(tf.mul(second, Math.PI)));
        const reach = tf.maximum(tf.abs(first), tf.abs(second));
        const isDark = tf.logicalAnd(
          tf.greaterEqual(sines, -EDGE),
          tf.lessEqual(reach, 2 + EDGE),
        );
        return tf.where(isDark, -Math.log(8 * side * side), -Infinity).as1D();
      });
    },
  };
}
