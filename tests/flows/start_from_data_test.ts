import { actNorm, glowStep } from "flowbook/flows";
import { within } from "flowbook/judge";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

const NORMALISED = within(1e-5, "moments in float32");

noLeaks("what starts from data sends it to mean 0 and variance 1", () => {
  const numbers = stream(5);
  for (const layer of [actNorm({ dim: 3 }), glowStep({ dim: 3, hidden: [4] }, numbers)]) {
    tf.tidy(() => {
      const y = tf.add(tf.mul(normalPoints(500, 3, numbers), [1, 20, 0.1]), [5, -3, 0]);
      layer.startFrom(y as tf.Tensor2D);
      const { points, logDet } = layer.inverse(y as tf.Tensor2D);
      const { mean, variance } = tf.moments(points, 0), spread = tf.moments(y, 0).variance;
      agree(mean.dataSync(), [0, 0, 0], NORMALISED);
      agree(variance.dataSync(), [1, 1, 1], NORMALISED);
      const expected = -tf.sum(tf.log(spread)).dataSync()[0]! / 2;
      agree(logDet.dataSync()[7]!, expected, NORMALISED);
    });
    layer.dispose();
  }
});
