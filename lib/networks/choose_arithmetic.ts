import * as tf from "#tensorflow";
import type { Arithmetic } from "./arithmetic.ts";
import { fast } from "./fast.ts";
import { plain } from "./plain.ts";

/**
 * The arithmetic of a name.
 *
 * @param name "fast" where the kernels are installed and "plain" elsewhere, unless given
 * @throws {RangeError} when the name is unknown
 * @throws {Error} when "fast" is asked for where the kernels are not installed
 *
 * @example
 * ```ts
 * import { arithmetic } from "flowbook/networks";
 * import { tf } from "flowbook/tensors";
 * const x = tf.ones<tf.Rank.R2>([4, 3]), w = tf.ones<tf.Rank.R2>([3, 2]);
 * const y = arithmetic("plain").dense(x, w, tf.zeros([2]), "selu");
 * console.log(y.shape); // [4, 2]
 * ```
 */
export function arithmetic(name?: Arithmetic["name"]): Arithmetic {
  const installed = Boolean(tf.getKernel("Dense", tf.getBackend()));
  const chosen = name ?? (installed ? "fast" : "plain");
  if (chosen === "plain") return plain;
  if (chosen !== "fast") {
    throw new RangeError(`Expected arithmetic "fast" or "plain"; got "${chosen}"`);
  }
  if (!installed) throw new Error(`The backend "${tf.getBackend()}" has no fast arithmetic`);
  return fast;
}
