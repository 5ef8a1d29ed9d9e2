import type { ActivationName, DenseLayer } from "flowbook/networks";
import { judge } from "./help.ts";

/** Layers in float64 with every activation; lib/exact has tanh and selu and judges this one. */
export interface Mlp64 {
  readonly widths: readonly number[];
  /** What follows every layer but the last. */
  readonly activation: (z: number) => number;
  /** W_1 [in, out] row by row, then b_1 [out], then W_2, and so on. */
  readonly parameters: Float64Array;
}

const VALUES: Readonly<Record<ActivationName, (z: number) => number>> = {
  linear: (z) => z,
  selu: (z) => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z)),
  elu: (z) => z > 0 ? z : Math.expm1(z),
  tanh: Math.tanh,
  silu: (z) => z / (1 + Math.exp(-z)),
};

/** The same numbers as the layers have. */
export function mlp64(
  layers: readonly DenseLayer[],
  activation: ActivationName | Mlp64["activation"],
): Mlp64 {
  const value = typeof activation === "string" ? VALUES[activation] : activation;
  return { ...judge(layers, "tanh"), activation: value };
}

/** The output of the network. */
export function evaluate64(net: Mlp64, x: readonly number[]): number[] {
  return sums64(net, x).at(-1)!;
}

/** How near the network comes to a kink: the least |z| of its hidden units. */
export function leastSum64(net: Mlp64, x: readonly number[]): number {
  return Math.min(...sums64(net, x).slice(0, -1).flat().map(Math.abs));
}

/** z = h W + b, layer by layer. */
function sums64({ widths, activation, parameters }: Mlp64, x: readonly number[]): number[][] {
  let h = x, at = 0;
  return widths.slice(1).map((outputs, l) => {
    const inputs = widths[l]!, bias = at + inputs * outputs;
    const z = Array.from(parameters.subarray(bias, bias + outputs));
    h.forEach((entry, i) =>
      z.forEach((_, j) => z[j]! += entry * parameters[at + i * outputs + j]!)
    );
    at = bias + outputs;
    h = z.map((entry) => activation(entry));
    return z;
  });
}
