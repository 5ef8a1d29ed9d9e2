import { FLOAT32 } from "flowbook/judge";
import { velocityNetwork } from "flowbook/networks";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { digitImages, digitPainter } from "flowbook/trained";
import { energyDistance } from "flowbook/transport";
import { deepEqual, equal, ok, throws } from "node:assert/strict";
import file from "../../data/digit_painter.json" with { type: "json" };
import { close } from "../tensors/close.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { painterFile, trainDigitPainter } from "./train_digit_painter.ts";

Deno.test("digitImages() parts the digits, and every image is in one part", () => {
  const { training, heldOut } = digitImages();
  deepEqual([training.length, heldOut.length], [1198, 599]);
  const levels = [...training, ...heldOut].flat().map((x) => 8 * (x + 1));
  ok(levels.every((level) => Number.isInteger(level) && level >= 0 && level <= 16));
  equal(levels.reduce((sum, level) => sum + level, 0), 561718); // as in the file of digits
});

noLeaks("digitPainter() is the network that TensorFlow.js computes, in float64", () => {
  const { net, velocity } = digitPainter();
  const network = velocityNetwork({ dim: 64, hidden: [128, 128, 128] }, stream(1));
  let offset = 0;
  for (const variable of network.variables) {
    const numbers = Float32Array.from(net.parameters.subarray(offset, offset + variable.size));
    tf.tidy(() => variable.assign(tf.tensor(numbers, variable.shape)));
    offset += variable.size;
  }
  equal(offset, net.parameters.length);
  const points = [1, 2, 3].map((k) => [...stream(k).normal(64)]);
  const [x, t] = [tf.tensor2d(points), tf.fill<tf.Rank.R1>([3], 0.4)];
  const v = network.apply(x, t);
  close(velocity(points, 0.4).flat(), v.dataSync(), FLOAT32);
  tf.dispose([x, t, v]);
  network.dispose();
});

Deno.test("digitPainter() draws digits: sixteen steps end near the held-out ones, one step does not", () => {
  const { velocity } = digitPainter(), { heldOut } = digitImages();
  const numbers = stream(5).split("noise").normal(200 * 64);
  const noise = Array.from({ length: 200 }, (_, i) => [
    ...numbers.subarray(64 * i, 64 * i + 64),
  ]);
  const [one, sixteen] = [1, 16].map((steps) => {
    let x = noise;
    for (let k = 0; k < steps; k++) {
      const v = velocity(x, k / steps);
      x = x.map((point, i) => point.map((pixel, j) => pixel + v[i]![j]! / steps));
    }
    return energyDistance(x.flat(), heldOut.flat(), 64);
  });
  ok(one! > 0.25 && sixteen! < 0.12, `${one}, ${sixteen}`);
});

Deno.test("digitPainter() refuses a point of another length, and a time beyond 1", () => {
  const { velocity } = digitPainter();
  throws(() => velocity([[1, 2]], 0.5), TypeError);
  throws(() => velocity([new Array<number>(64).fill(0)], 1.5), RangeError);
});

Deno.test("trainDigitPainter() begins as the training of the stored painter did", () => {
  close(trainDigitPainter(20).losses, file.firstLosses, FLOAT32);
});

Deno.test({
  name: "trainDigitPainter() repeats the stored painter (a minute; set FLOWBOOK_RETRAIN=1)",
  ignore: Deno.env.get("FLOWBOOK_RETRAIN") === undefined,
  fn: async () => {
    const stored = await Deno.readTextFile(
      new URL("../../data/digit_painter.json", import.meta.url),
    );
    equal(painterFile(trainDigitPainter()), stored);
  },
});
