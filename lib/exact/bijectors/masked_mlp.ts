import type { Mlp } from "../mlp.ts";

/**
 * A network whose weights have been multiplied by masks, entry by entry; biases stay.
 *
 * @param masks for each layer a matrix [in][out] of the shape of its weights
 * @throws {TypeError} when a mask has another shape
 * @see Germain, Gregor, Murray and Larochelle 2015 (MADE), section 3.
 *
 * @example
 * ```ts
 * import { evaluateMlp, madeMasks, maskMlp } from "flowbook/exact";
 * const net = { widths: [2, 2], activation: "tanh", parameters: Float64Array.of(1, 2, 3, 4, 5, 6) } as const;
 * const masked = maskMlp(net, madeMasks({ order: [0, 1], hidden: [], outputs: 1 }));
 * console.log(evaluateMlp(masked, [1, 1])); // [5, 8]: 0 + 5 and 2 + 6
 * ```
 */
export function maskMlp(net: Mlp, masks: readonly (readonly (readonly number[])[])[]): Mlp {
  const shapes = net.widths.slice(1).map((outputs, l) => `[${net.widths[l]}, ${outputs}]`).join();
  const got = masks.map((mask) => `[${mask.length}, ${mask[0]?.length}]`).join();
  if (got !== shapes) throw new TypeError(`Expected masks of shapes ${shapes}; got ${got}`);
  const factors = masks.flatMap((mask) => [...mask.flat(), ...mask[0]!.map(() => 1)]);
  return { ...net, parameters: net.parameters.map((parameter, p) => parameter * factors[p]!) };
}
