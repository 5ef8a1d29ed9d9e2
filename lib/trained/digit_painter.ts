import file from "../../data/digit_painter.json" with { type: "json" };
import { evaluateMlp, type Mlp } from "../exact/mlp.ts";
import { bytesOf } from "../learning/base64.ts";
import { requireTime } from "../require/numbers.ts";

/** A velocity field with weights that stay as they are, in float64. */
export interface DigitPainter {
  /** Numbers in a point: 64 pixels. */
  readonly dim: number;
  /** The network over (x, t). */
  readonly net: Mlp;
  /**
   * v(x, t) at one time for a list of points; needs no `this`.
   *
   * @throws {TypeError} when a point has another length than `dim`
   * @throws {RangeError} when t is outside [0, 1]
   */
  velocity(points: readonly (readonly number[])[], t: number): number[][];
}

/**
 * A small network that draws digits: the velocity of the straight path from N(0, I) at t = 0 to the
 * training part of {@link digitImages} at t = 1.
 *
 *   x_t = (1 - t) x_0 + t x_1,   v(x, t) ~ E[x_1 - x_0 | x_t = x]
 *
 * @example
 * ```ts
 * import { stream } from "flowbook/random";
 * import { digitPainter } from "flowbook/trained";
 * const { velocity } = digitPainter();
 * const noise = [...stream(1).normal(64)];
 * const mean = velocity([noise], 0)[0]!.map((v, i) => noise[i]! + v);
 * console.log(mean.length); // 64: at t = 0 all that is known of x1 is its mean
 * ```
 */
export function digitPainter(): DigitPainter {
  const { widths, layers } = file;
  const parameters = layers.flatMap((layer, l) => {
    const inputs = widths[l]!, outputs = widths[l + 1]!;
    const whole = new Int8Array(bytesOf(layer.weights, inputs * outputs, `weights ${l}`));
    const [steps, biases] = [layer.steps, layer.biases].map((letters) =>
      new Float32Array(bytesOf(letters, 4 * outputs, `numbers of layer ${l}`))
    );
    return [...Array.from(whole, (weight, k) => weight * steps![k % outputs]!), ...biases!];
  });
  const net: Mlp = { widths, activation: "selu", parameters: Float64Array.from(parameters) };
  return {
    dim: widths.at(-1)!,
    net,
    velocity(points, t): number[][] {
      requireTime(t);
      return points.map((x) => evaluateMlp(net, [...x, t]));
    },
  };
}
