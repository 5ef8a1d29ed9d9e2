import type { ExactBijector, ExactMoved } from "./bijector.ts";

/**
 * Bijectors one after the other; their log-determinants add up, each where its point has arrived.
 *
 *   f = f_K after ... after f_1,   log |det f'(x)| = sum over k of log |det f_k'(x_(k-1))|
 *
 * @param bijectors f_1, ..., f_K in the order in which they move noise to data
 * @throws {TypeError} when there is none, or their dimensions differ
 *
 * @example
 * ```ts
 * import { exactActNorm, exactChain, exactPermutation } from "flowbook/exact";
 * const scale = exactActNorm({ logScale: [Math.log(2), 0], shift: [0, 0] });
 * const both = exactChain([scale, exactPermutation({ order: [1, 0] })]);
 * console.log(both.forward([3, 5]).point); // [ 5, 6 ]
 * ```
 */
export function exactChain(bijectors: readonly ExactBijector[]): ExactBijector {
  const [first, ...rest] = bijectors;
  if (!first) throw new TypeError("Expected at least 1 bijector; got none");
  const { dim } = first;
  rest.forEach((bijector, k) => {
    if (bijector.dim === dim) return;
    throw new TypeError(`Expected bijector ${k + 1} of dim ${dim}; got ${bijector.dim}`);
  });
  const moved = (at: ExactMoved, { point, logDet }: ExactMoved): ExactMoved => ({
    point,
    logDet: at.logDet + logDet,
  });
  const start = (x: readonly number[]): ExactMoved => ({ point: [...x], logDet: 0 });
  return {
    dim,
    forward: (x) => bijectors.reduce((at, map) => moved(at, map.forward(at.point)), start(x)),
    inverse: (y) => bijectors.reduceRight((at, map) => moved(at, map.inverse(at.point)), start(y)),
  };
}
