import * as tf from "#tensorflow";
import { type ExactFlow, exactFlow } from "../exact/bijectors/flow.ts";
import type { Distribution } from "../measures/distribution.ts";
import { standardNormal } from "../measures/standard_normal.ts";
import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import type { Bijector } from "./bijector.ts";
import { chain } from "./chain.ts";

/** What {@link flow} is made of. */
export interface FlowOptions {
  /** The law of the noise, N(0, I) by default. */
  readonly base?: Distribution;
  /** Its log-density in float64, for `exact()`; that of N(0, I) needs none. */
  readonly exactBase?: (x: readonly number[]) => number;
  /** In the order in which they move noise to data; the flow owns them. */
  readonly bijectors: readonly Bijector[];
}

/** A law with a density that can be learned: a base that a bijector carries to data. */
export interface Flow extends Distribution, Omit<Bijector, "exact"> {
  /**
   * The density in float64, of the weights as they are now.
   *
   * @throws {TypeError} when the base has no density in float64
   */
  exact(): ExactFlow;
}

/**
 * A normalizing flow, by the change of variables:
 *
 *   log p(y) = log p_base(f^-1(y)) + log |det (f^-1)'(y)|,   y = f(x) for a draw x of the base
 *
 * `logProb` can be differentiated in the weights and in y where the inverses of the bijectors can:
 * minus its mean is the loss of maximum likelihood. A flow is what `saveCheckpoint` asks for: its
 * checkpoint knows the layers, and one of other layers is refused.
 *
 * @throws {TypeError} when there is no bijector, or dimensions differ
 * @see Tabak and Vanden-Eijnden 2010; Rezende and Mohamed 2015; Dinh et al. 2017.
 *
 * @example
 * ```ts
 * import { affineCoupling, flow } from "flowbook/flows";
 * import { train } from "flowbook/learning";
 * import { moons } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const numbers = stream(1), batches = numbers.split("batches"), data = moons();
 * const layer = (keeps: "first" | "last") =>
 *   affineCoupling({ dim: 2, keeps, hidden: [16] }, numbers.split(keeps));
 * const model = flow({ bijectors: [layer("first"), layer("last")] });
 * const { losses } = train({
 *   variables: model.variables,
 *   batch: () => data.sample(64, batches),
 *   loss: (_step, x) => tf.neg(tf.mean(model.logProb(x))),
 *   steps: 50,
 *   learningRate: 0.01,
 * });
 * console.log(losses.at(-1)! < losses[0]!); // true
 * model.dispose();
 * ```
 */
export function flow({ base, exactBase, bijectors }: FlowOptions): Flow {
  const map = chain(bijectors), { dim } = map, noise = base ?? standardNormal(dim);
  if (noise.dim !== dim) {
    throw new TypeError(`Expected a base of dim ${dim}; got ${noise.dim}`);
  }
  return {
    ...map,
    architecture: { ...map.architecture, kind: "flow" },
    sample(count: number, stream: Stream): Points {
      const x = noise.sample(count, stream);
      try {
        const { points, logDet } = map.forward(x);
        logDet.dispose();
        return points;
      } finally {
        x.dispose();
      }
    },
    logProb(y: Points): tf.Tensor1D {
      return tf.tidy(() => {
        const { points, logDet } = map.inverse(y);
        return tf.add(noise.logProb(points), logDet);
      });
    },
    exact(): ExactFlow {
      if (base && !exactBase) {
        throw new TypeError("Expected exactBase beside a base of one's own; got none");
      }
      return exactFlow({ ...(exactBase ? { base: exactBase } : {}), bijectors: [map.exact()] });
    },
  };
}
