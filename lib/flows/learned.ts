import * as tf from "#tensorflow";
import { freeName } from "../networks/dense_layers.ts";

/** A variable of a layer of a flow, with these entries at the start. */
export function learned<R extends tf.Rank>(
  name: string,
  entries: ArrayLike<number>,
  shape: tf.ShapeMap[R],
): tf.Variable<R> {
  return tf.tidy(() =>
    tf.variable(tf.tensor<R>(Float32Array.from(entries), shape), true, freeName(name))
  );
}
