import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { cloudsAt } from "flowbook/paths";
import { type Points, tf, type Times } from "flowbook/tensors";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";

const turn = tf.tensor2d([[0, 1], [-1, 0]]);
/** A rotation that gets faster: the angle at time t is t + t^2. */
const rotation = (x: Points, t: Times): Points =>
  tf.tidy(() => tf.mul(tf.matMul(x, turn), tf.add(1, tf.mul(2, tf.expandDims(t, 1)))));
const times = [0.25, 0.5, 1.25];

noLeaks("cloudsAt() follows each particle along the flow, at times of any distance", () => {
  const start = tf.tensor2d([[1, 0], [0, 2], [-3, 0]]);
  const clouds = cloudsAt(rotation, start, times);
  times.forEach((t, k) => {
    const angle = t + t ** 2 - 0.25 - 0.25 ** 2;
    [[1, 0], [0, 2], [-3, 0]].forEach(([x, y], m) => {
      const there = [
        x! * Math.cos(angle) - y! * Math.sin(angle),
        x! * Math.sin(angle) + y! * Math.cos(angle),
      ];
      const miss = Math.hypot(clouds[k]!.x[m]! - there[0]!, clouds[k]!.y[m]! - there[1]!);
      // A step of RK4 turns by at most 0.62 and misses by 0.62^5 / 120; four of them, at distance 3.
      ok(miss < 9.2e-3, `particle ${m} at t = ${t}: ${miss}`);
    });
  });
  strictEqual(start.isDisposed, false);
  start.dispose();
});

Deno.test("the first cloud is the start, and nothing is left over", () => {
  const start = tf.tensor2d([[1, -0.5]]);
  let clouds: unknown;
  strictEqual(tensorsAddedBy(() => void (clouds = cloudsAt(rotation, start, [0.5]))), 0);
  deepStrictEqual(clouds, [{ x: [1], y: [-0.5] }]);
  start.dispose();
});

noLeaks("cloudsAt() refuses what is no cloud and no row of times", () => {
  const start = tf.tensor2d([[1, 0]]), line = tf.tensor2d([[1]]);
  for (const wrong of [[], [NaN, 1], [0, 0], [1, 0], [0, NaN]]) {
    throws(() => cloudsAt(rotation, start, wrong), {
      name: "RangeError",
      message: `Expected increasing times; got [${wrong.join(", ")}]`,
    });
  }
  throws(() => cloudsAt(rotation, line, [0, 1]), {
    name: "TypeError",
    message: "Expected start of shape [points, 2]; got [1, 1]",
  });
  tf.dispose([start, line]);
});
