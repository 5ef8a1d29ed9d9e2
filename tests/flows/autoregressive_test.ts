import {
  deepSigmoidal,
  flow,
  inverseAutoregressive,
  maskedAutoregressive,
  splineAutoregressive,
  splineCoupling,
  transformationAutoregressive,
} from "flowbook/flows";
import { EXACT64, FLOAT32, within } from "flowbook/judge";
import { train } from "flowbook/learning";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { deepEqual, ok, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { shake } from "./row.ts";

const numbers = stream(8), hidden = [8, 7];

noLeaks("IAF is MAF read the other way, with the same weights", () => {
  const maf = maskedAutoregressive({ dim: 3, hidden }, numbers);
  const iaf = inverseAutoregressive({ dim: 3, hidden }, numbers);
  for (const map of [maf, iaf]) shake(map, numbers.split("shake"));
  const x = normalPoints(6, 3, numbers.split("x"));
  tf.tidy(() => {
    const [one, other] = [maf.inverse(x), iaf.forward(x)];
    deepEqual(one.points.arraySync(), other.points.arraySync());
    deepEqual(one.logDet.arraySync(), other.logDet.arraySync());
  });
  x.dispose();
  maf.dispose();
  iaf.dispose();
});

noLeaks("an affine layer fits the banana in the order (0, 1), and not in (1, 0)", () => {
  // x1 ~ N(0, 1), x2 = x1^2 + eps: the entropy is log(2 pi e)
  const excess = ([0, 1] as const).map((first) => {
    const order = [first, 1 - first];
    const options = { dim: 2, order, hidden: [32], scaleBound: 4 };
    const model = flow({ bijectors: [maskedAutoregressive(options, numbers.split("weights"))] });
    const draw = (count: number, label: string): tf.Tensor2D =>
      tf.tidy(() => {
        const [x1, eps] = tf.split(normalPoints(count, 2, numbers.split(label)), 2, 1);
        return tf.concat([x1!, tf.add(tf.square(x1!), eps!)], 1) as tf.Tensor2D;
      });
    train({
      variables: model.variables,
      batch: (step) => draw(128, `batch ${step}`),
      loss: (_step, x) => tf.neg(tf.mean(model.logProb(x))).asScalar(),
      steps: 400,
      learningRate: 0.01,
    });
    const held = draw(4000, "held out");
    const nll = tf.tidy(() => -tf.mean(model.logProb(held)).dataSync()[0]!);
    held.dispose();
    model.dispose();
    return nll - Math.log(2 * Math.PI) - 1;
  });
  ok(excess[0]! < 0.08, `${excess[0]} nats above the entropy`);
  ok(excess[1]! > 0.25, `${excess[1]} nats above the entropy`); // 0.335 at best
});

noLeaks(
  "what is far outside the box of a spline stays to the last bit, and counts no volume",
  () => {
    for (const make of [splineCoupling, splineAutoregressive]) {
      const map = make({ dim: 2, hidden, bins: 4, bound: 2 }, numbers);
      shake(map, numbers.split("shake"));
      const x = tf.tensor2d([[2.5, -7], [1e6, -1e6], [-3e30, 2.0001]]);
      tf.tidy(() => {
        for (const direction of ["forward", "inverse"] as const) {
          const { points, logDet } = map[direction](x);
          deepEqual(points.arraySync(), x.arraySync());
          deepEqual(logDet.arraySync().map(Math.abs), [0, 0, 0]);
        }
      });
      x.dispose();
      map.dispose();
    }
  },
);

noLeaks("splines with wild raw numbers stay finite, invertible and with finite gradients", () => {
  const map = splineCoupling({ dim: 2, hidden, bins: 8, bound: 3 }, numbers);
  shake(map, numbers.split("wild"), 3);
  const x = tf.tidy(() => tf.mul(normalPoints(500, 2, numbers.split("many")), 1.5) as tf.Tensor2D);
  tf.tidy(() => {
    for (const direction of ["forward", "inverse"] as const) {
      const total = (): tf.Scalar => {
        const { points, logDet } = map[direction](x);
        return tf.add(tf.sum(points), tf.sum(logDet)).asScalar();
      };
      const { value, grads } = tf.variableGrads(total, [...map.variables]);
      for (const tensor of [value, ...Object.values(grads)]) {
        ok(tensor.dataSync().every(Number.isFinite), `${direction} of ${tensor.shape}`);
      }
    }
    const { points } = map.inverse(map.forward(x).points);
    const off = tf.abs(tf.sub(points, x)).dataSync<"float32">().toSorted();
    agree(off[450]!, 0, FLOAT32); // nine of ten; the others lie where the spline is all but flat
  });
  x.dispose();
  map.dispose();
});

noLeaks("the solved direction comes back for far points, and has no gradient", () => {
  for (const make of [deepSigmoidal, transformationAutoregressive]) {
    const map = make({ dim: 2, hidden }, numbers);
    shake(map, numbers.split("shake"));
    const x = tf.tensor2d([[0, 0], [-6, 5], [8, -8]]);
    tf.tidy(() => {
      const back = map.inverse(map.forward(x).points);
      agree(back.points.dataSync(), x.dataSync(), within(1e-4, "as the docstring says"), make.name);
    });
    const place = tf.tidy(() => tf.variable(x, true, "place")) as tf.Variable<tf.Rank.R2>;
    const message = `sampling from ${make.name}() has no gradient`;
    const losses = {
      points: () => tf.sum(map.forward(place).points).asScalar(),
      logDet: () => tf.sum(map.forward(x).logDet).asScalar(),
    };
    const refused = { name: "Error", message };
    throws(() => train({ variables: [place], loss: losses.points, steps: 1 }), refused);
    throws(() => train({ variables: map.variables, loss: losses.logDet, steps: 1 }), refused);
    place.dispose();
    x.dispose();
    map.dispose();
  }
});

noLeaks("two parts start a quarter apart: so steep are they in the middle", () => {
  // at 0, halfway between -1/8 and 1/8, the slope is that of either part over that of one alone
  const starts = [
    { map: deepSigmoidal({ dim: 1, units: 2, depth: 1 }, numbers), slope: Math.cosh(1 / 16) ** -2 },
    { map: transformationAutoregressive({ dim: 1, components: 2 }, numbers), slope: bell(1 / 8) },
  ];
  for (const { map, slope } of starts) {
    const middle = tf.zeros<tf.Rank.R2>([1, 1]), { points, logDet } = map.inverse(middle);
    agree(points.dataSync(), [0], FLOAT32);
    agree(logDet.dataSync(), [Math.log(slope)], FLOAT32, map.architecture.kind);
    agree(map.exact().inverse([0]).logDet, Math.log(slope), EXACT64, map.architecture.kind);
    tf.dispose([middle, points, logDet]);
    map.dispose();
  }
});

/** The density of N(0, 1) over that in its middle. */
function bell(z: number): number {
  return Math.exp(-(z ** 2) / 2);
}

noLeaks("no points, one bin and one unit are enough", () => {
  const layers = [
    maskedAutoregressive({ dim: 2, hidden: [] }, numbers),
    splineAutoregressive({ dim: 2, hidden: [1], bins: 1 }, numbers),
    splineCoupling({ dim: 2, hidden: [1], bins: 1 }, numbers),
    deepSigmoidal({ dim: 2, hidden: [1], units: 1, depth: 1 }, numbers),
    transformationAutoregressive({ dim: 2, hidden: [1], components: 1 }, numbers),
  ];
  for (const layer of layers) {
    shake(layer, numbers.split("shake"));
    const model = flow({ bijectors: [layer] }), none = model.sample(0, numbers);
    const x = normalPoints(3, 2, numbers.split("x"));
    tf.tidy(() => {
      deepEqual([none.shape, model.logProb(none).shape], [[0, 2], [0]]);
      const expected = x.arraySync().map((point) => model.exact().logProb(point));
      agree(model.logProb(x).dataSync(), expected, FLOAT32);
    });
    tf.dispose([none, x]);
    model.dispose();
  }
});

noLeaks("autoregressive layers and splines name what they cannot use", () => {
  const at = (make: (options: never, numbers: never) => unknown, options: object) => (): unknown =>
    make({ dim: 2, hidden, ...options } as never, numbers as never);
  refuses(
    at(maskedAutoregressive, { dim: 0 }),
    new RangeError("Expected dim to be a positive integer; got 0"),
  );
  refuses(
    at(maskedAutoregressive, { order: [0] }),
    new TypeError("Expected order of length 2; got 1"),
  );
  refuses(
    at(maskedAutoregressive, { order: [0, 0] }),
    new RangeError("Expected order to hold 0 to 1, each once; got [0,0], without 1"),
  );
  refuses(
    at(maskedAutoregressive, { scaleBound: -1 }),
    new RangeError("Expected scaleBound > 0; got -1"),
  );
  refuses(
    at(inverseAutoregressive, { hidden: [0] }),
    new RangeError("Expected hidden[0] to be a positive integer; got 0"),
  );
  refuses(
    at(splineAutoregressive, { leastShare: 0.125 }),
    new RangeError("Expected leastShare in (0, 0.125); got 0.125"),
  );
  refuses(
    at(splineCoupling, { bound: 0 }),
    new RangeError("Expected bound > 0; got 0"),
  );
  refuses(
    at(splineCoupling, { dim: 1 }),
    new RangeError("Expected dim >= 2, for two halves; got 1"),
  );
  refuses(
    at(splineCoupling, { kept: 2 }),
    new RangeError("Expected kept to be an integer from 1 to 1; got 2"),
  );
  refuses(
    at(deepSigmoidal, { units: 0 }),
    new RangeError("Expected units to be a positive integer; got 0"),
  );
  refuses(
    at(transformationAutoregressive, { components: 0 }),
    new RangeError("Expected components to be a positive integer; got 0"),
  );
  refuses(
    at(splineCoupling, { activation: "relu" }),
    new RangeError("Expected activation to be one of linear, selu, elu, tanh, silu; got relu"),
  );
});
