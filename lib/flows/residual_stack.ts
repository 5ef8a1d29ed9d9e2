import type { Stream } from "../random/stream.ts";
import { requireCount } from "../require/numbers.ts";
import type { Bijector } from "./bijector.ts";
import { chain } from "./chain.ts";
import { residualBlock, type ResidualBlockOptions } from "./residual_block.ts";

/** Settings of {@link residualStack}. */
export interface ResidualStackOptions extends ResidualBlockOptions {
  /** How many blocks, at least 1. */
  readonly blocks: number;
}

/**
 * Residual blocks one after the other: a residual flow without its base.
 *
 *   f = f_K after ... after f_1,   log |det f'(x)| = sum over k of log det(I + g_k'(x_(k-1)))
 *
 * @param stream block k takes `stream.split("block k")`, k = 0, 1, ...
 * @throws {RangeError} when blocks is not a positive integer, and as {@link residualBlock}
 * @throws {TypeError} as {@link residualBlock}
 *
 * @example
 * ```ts
 * import { flow, inverted, residualStack } from "flowbook/flows";
 * import { train } from "flowbook/learning";
 * import { moons } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const numbers = stream(1), batches = numbers.split("batches"), data = moons();
 * const stack = residualStack({ dim: 2, blocks: 2, hidden: [8] }, numbers.split("stack"));
 * const model = flow({ bijectors: [inverted(stack)] }); // the density is closed, drawing is solved
 * const { losses } = train({
 *   variables: model.variables,
 *   batch: () => data.sample(32, batches),
 *   loss: (_step, x) => tf.neg(tf.mean(model.logProb(x))),
 *   steps: 20,
 *   learningRate: 0.01,
 * });
 * console.log(losses.at(-1)! < losses[0]!); // true
 * model.dispose();
 * ```
 */
export function residualStack(
  { blocks, ...options }: ResidualStackOptions,
  stream: Stream,
): Bijector {
  requireCount(blocks, "blocks");
  const numbers = Array.from({ length: blocks }, (_, k) => stream.split(`block ${k}`));
  return chain(numbers.map((own) => residualBlock(options, own)));
}
