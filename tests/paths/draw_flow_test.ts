import { FLOAT32 } from "flowbook/judge";
import { EULER } from "flowbook/odes";
import { drawFlow } from "flowbook/paths";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { equal, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

const plan = { dim: 2, count: 50, tableau: EULER, steps: 4 };

noLeaks(
  "drawFlow() carries the noise of its stream: four Euler steps of x' = -x keep (3/4)^4",
  () => {
    const ends = drawFlow((x) => tf.neg(x), plan, stream(1));
    const noise = stream(1).normal(100);
    agree(Array.from(ends), Array.from(noise, (x) => x * 0.75 ** 4), FLOAT32);
    equal(ends.length, 100);
  },
);

noLeaks("drawFlow() refuses no samples, no steps, and a field of another shape", () => {
  for (const wrong of [{ count: -1 }, { steps: 0 }, { dim: 0 }]) {
    throws(() => drawFlow((x) => x, { ...plan, ...wrong }, stream(0)), { name: "RangeError" });
  }
  throws(() => drawFlow((x) => tf.concat([x, x]), plan, stream(0)), { name: "TypeError" });
});
