import * as tf from "#tensorflow";
import { exactChain } from "../exact/bijectors/chain.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Bijector, type Moved, moved } from "./bijector.ts";

/**
 * Bijectors one after the other; their log-determinants add up, each where its points have arrived.
 *
 *   f = f_K after ... after f_1,   log |det f'(x)| = sum over k of log |det f_k'(x_(k-1))|
 *
 * @param bijectors f_1, ..., f_K in the order in which they move noise to data; the chain owns them
 * @throws {TypeError} when there is none, or their dimensions differ
 *
 * @example
 * ```ts
 * import { actNorm, chain, permutation } from "flowbook/flows";
 * import { tf } from "flowbook/tensors";
 * const both = chain([actNorm({ dim: 2 }), permutation({ order: [1, 0] })]);
 * console.log(both.forward(tf.tensor2d([[3, 5]])).points.arraySync()); // [ [ 5, 3 ] ]
 * both.dispose();
 * ```
 */
export function chain(bijectors: readonly Bijector[]): Bijector {
  const [first, ...rest] = bijectors;
  if (!first) throw new TypeError("Expected at least 1 bijector; got none");
  const { dim } = first, maps = [...bijectors], back = maps.toReversed();
  rest.forEach((bijector, k) => {
    if (bijector.dim === dim) return;
    throw new TypeError(`Expected bijector ${k + 1} of dim ${dim}; got ${bijector.dim}`);
  });
  const move = (x: Points, steps: readonly ((x: Points) => Moved)[]): Moved =>
    moved(() => {
      const [begin, ...later] = steps;
      return later.reduce<Moved>((at, step) => {
        const { points, logDet } = step(at.points);
        return { points, logDet: tf.add(at.logDet, logDet) };
      }, begin!(x));
    });
  return {
    dim,
    architecture: { kind: "chain", bijectors: maps.map(({ architecture }) => architecture) },
    variables: maps.flatMap(({ variables }) => variables),
    forward: (x) => move(x, maps.map(({ forward }) => forward)),
    inverse: (y) => move(y, back.map(({ inverse }) => inverse)),
    exact: () => exactChain(maps.map((map) => map.exact())),
    dispose: () => maps.forEach((map) => map.dispose()),
  };
}
