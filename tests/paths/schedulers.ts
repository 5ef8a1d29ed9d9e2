import { linearScheduler, type Scheduler } from "flowbook/paths";
import { tf } from "flowbook/tensors";

const QUARTER_TURN = Math.PI / 2;

/** A scheduler that is not linear, as a user of the library would write one. */
export const trigonometric: Scheduler = {
  name: "trigonometric",
  alpha: (t) => tf.tidy(() => tf.sin(tf.mul(QUARTER_TURN, t))),
  sigma: (t) => tf.tidy(() => tf.cos(tf.mul(QUARTER_TURN, t))),
  alphaDot: (t) => tf.tidy(() => tf.mul(QUARTER_TURN, tf.cos(tf.mul(QUARTER_TURN, t)))),
  sigmaDot: (t) => tf.tidy(() => tf.mul(-QUARTER_TURN, tf.sin(tf.mul(QUARTER_TURN, t)))),
};

/** Every scheduler the tests of this folder go through. */
export const SCHEDULERS: readonly { scheduler: Scheduler; sigmaAtEnd: number }[] = [
  { scheduler: linearScheduler(), sigmaAtEnd: 0 },
  { scheduler: linearScheduler({ sigmaMin: 0.1 }), sigmaAtEnd: 0.1 },
  { scheduler: trigonometric, sigmaAtEnd: 0 },
];
