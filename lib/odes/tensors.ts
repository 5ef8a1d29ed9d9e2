import { type Points, requireFinite, requireShape, tf } from "../tensors/mod.ts";
import type { Field } from "./field.ts";
import { rootMeanSquare } from "./root_mean_square.ts";
import type { Space, Tolerances } from "./space.ts";

/** A velocity v(x, t) of a batch of points `[batch, dim]` that share one time. */
export type TensorField = Field<Points>;

/**
 * Batches of points `[batch, dim]` as float32 tensors, each freed as soon as it has been used.
 *
 * The field runs inside `tf.tidy`: what it makes on the way is freed, what it holds elsewhere
 * stays. What a solver returns is fresh. Adaptive steps are shared by the points, so that one
 * evaluation of the field serves all of them; the error is the mean square over the whole batch,
 * and tolerances below 1e-6 ask for more than float32 can hold.
 *
 * @example
 * ```ts
 * import { RK4, solve, tensors } from "flowbook/odes";
 * import { tf } from "flowbook/tensors";
 * const x0 = tf.tensor2d([[1, 0]]);
 * const { end } = solve(tensors, (x) => x.neg(), x0, { tableau: RK4, steps: 10 });
 * console.log(end.dataSync()[0]!.toFixed(4)); // 0.3679
 * tf.dispose([x0, end]);
 * ```
 */
export const tensors: Space<Points> = {
  start: (x0, name) => {
    requireShape(x0, ["batch", "dim"], name);
    return x0.clone();
  },
  slope: (velocity, x, name) => {
    requireShape(velocity, x.shape, name);
    return velocity.clone(); // keeps a tensor of the caller out of our hands
  },
  // tidy walks through records and lists of any type, which its own type does not say
  tidy: <Result>(work: () => Result): Result => tf.tidy(work as () => Result & tf.TensorContainer),
  copy: (x) => x.clone(),
  move: (x, scales, slopes) =>
    tf.tidy(() =>
      scales.reduce<Points>(
        (sum, scale, j) => scale === 0 ? sum : sum.add(slopes[j]!.mul(scale)),
        x.clone(),
      )
    ),
  release: (x) => x.dispose(),
  requireFinite,
  norm: (scales, slopes, x, y, { rtol, atol }) => {
    const size = tf.tidy(() => {
      const change = tensors.move(tf.zerosLike(x), scales, slopes);
      const allowed = tf.maximum(tf.abs(x), tf.abs(y)).mul(rtol).add(atol);
      const total = tf.sum(tf.square(tf.div(change, allowed))).dataSync()[0]!;
      return Math.sqrt(total / Math.max(1, x.size));
    });
    // squares leave float32 from 2e19 on, and an atol below 1e-45 is 0 there
    return Number.isFinite(size) ? size : normIn64(scales, slopes, x, y, { rtol, atol });
  },
};

/** The same in float64, where it is finite. */
function normIn64(
  scales: readonly number[],
  slopes: readonly Points[],
  ...[x, y, { rtol, atol }]: [Points, Points, Tolerances]
): number {
  const changes = slopes.map((slope) => slope.dataSync<"float32">());
  const [from, to] = [x, y].map((state) => state.dataSync<"float32">());
  return rootMeanSquare(Float64Array.from(from!, (coordinate, i) => {
    const change = scales.reduce((sum, scale, j) => sum + scale * changes[j]![i]!, 0);
    return change / (atol + rtol * Math.max(Math.abs(coordinate), Math.abs(to![i]!)));
  }));
}
