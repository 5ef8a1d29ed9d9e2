import { type Coupling, requireBatches } from "./coupling.ts";

/**
 * Pairs as they were drawn: noise and data know nothing of each other.
 *
 *   (x0, x1) ~ p0 x p1,   E|x1 - x0|^2 = |m1 - m0|^2 + tr Cov x0 + tr Cov x1
 *
 * The coupling of I-CFM and of rectified flow before its first reflow.
 *
 * @see Liu et al. 2023, "Flow straight and fast"; Tong et al. 2024, "Improving and generalizing
 * flow-based generative models with minibatch optimal transport".
 *
 * @example
 * ```ts
 * import { independentCoupling } from "flowbook/couplings";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const pair = independentCoupling();
 * const { x1 } = pair(tf.tensor2d([[0], [1]]), tf.tensor2d([[5], [4]]), stream(1));
 * console.log(x1.arraySync()); // [[5], [4]]
 * ```
 */
export function independentCoupling(): Coupling {
  return (x0, x1) => {
    requireBatches(x0, x1);
    return { x0: x0.clone(), x1: x1.clone() };
  };
}
