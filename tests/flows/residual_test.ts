import { geometricTerms, rouletteSpread, traceSeriesError } from "flowbook/exact";
import {
  type Bijector,
  countPasses,
  flow,
  inverted,
  residualBlock,
  type ResidualBlockOptions,
  residualStack,
} from "flowbook/flows";
import { estimateMean, FINITE_DIFFERENCE32, FLOAT32, monteCarlo } from "flowbook/judge";
import { train } from "flowbook/learning";
import { moons } from "flowbook/measures";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { equal, notEqual, ok, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { jacobian } from "./jacobian.ts";
import { shake } from "./row.ts";

const numbers = stream(61), hidden = [6, 5];

/** A block away from its start, in dimension 3 unless another is given. */
function shaken(options: Partial<ResidualBlockOptions> = {}, size = 0.3): Bijector {
  const block = residualBlock({ dim: 3, hidden, ...options }, numbers.split("block"));
  shake(block, numbers.split("shake"), size);
  return block;
}

/** log |det| of forward as numbers. */
function logDets(block: Bijector, x: tf.Tensor2D): number[] {
  const { points, logDet } = block.forward(x), found = Array.from(logDet.dataSync());
  tf.dispose([points, logDet]);
  return found;
}

for (const activation of ["tanh", "silu", "elu", "selu", "linear"] as const) {
  noLeaks(`no weights make a correction steeper than its bound, with ${activation}`, () => {
    for (const lipschitz of [0.3, 0.95]) {
      const block = shaken({ activation, lipschitz }, 4), { forward } = block.exact();
      const draws = numbers.split(activation);
      let steepest = 0;
      for (let pair = 0; pair < 300; pair++) {
        const a = [...draws.normal(3)], direction = [...draws.normal(3)];
        const b = a.map((value, i) => value + 10 ** -(pair % 4) * direction[i]!);
        const [fa, fb] = [a, b].map((x) => forward(x).point.map((value, i) => value - x[i]!));
        const apart = (p: number[], q: number[]): number =>
          Math.hypot(...p.map((value, i) => value - q[i]!));
        steepest = Math.max(steepest, apart(fa!, fb!) / apart(a, b));
      }
      ok(steepest <= lipschitz + 1e-8, `${steepest}`);
      if (activation === "linear") ok(steepest > lipschitz / 20); // the bound is no formality
      block.dispose();
    }
  });
}

noLeaks("weights that are short already act as they are", () => {
  const block = shaken({ hidden: [], activation: "linear", lipschitz: 0.9, dim: 2 }, 0);
  tf.tidy(() => block.variables[0]!.assign(tf.tensor2d([[0.4, 0.1], [0, 0.3]])));
  const x = tf.ones<tf.Rank.R2>([1, 2]), { points, logDet } = block.forward(x);
  agree(points.dataSync(), [1.4, 1.4], FLOAT32);
  agree(logDet.dataSync()[0]!, Math.log(1.4 * 1.3), FLOAT32);
  tf.tidy(() => block.variables[0]!.assign(tf.tensor2d([[40, 0], [0, 10]]))); // norm 40 to 0.9
  const short = block.forward(x);
  agree(short.points.dataSync(), [1.9, 1.225], FLOAT32);
  tf.dispose([x, points, logDet, short.points, short.logDet]);
  block.dispose();
});

noLeaks("a cut series of traces is off by no more than its bound", () => {
  const lipschitz = 0.8, x = normalPoints(20, 3, numbers.split("x"));
  const whole = shaken({ lipschitz }), exact = logDets(whole, x);
  for (const terms of [1, 2, 5, 10]) {
    const cut = shaken({ lipschitz, logDet: { terms } });
    const bound = traceSeriesError({ dim: 3, lipschitz, terms });
    logDets(cut, x).forEach((value, row) => ok(Math.abs(value - exact[row]!) <= bound + 1e-5));
    cut.dispose();
  }
  tf.dispose(x);
  whole.dispose();
});

noLeaks("probes and roulette are right on the average, and scatter as is said", () => {
  const lipschitz = 0.6, point = normalPoints(1, 3, numbers.split("x"));
  const law = geometricTerms({ always: 2, goOn: 0.6 });
  const whole = shaken({ lipschitz }), exact = logDets(whole, point)[0]!;
  const many: tf.Tensor2D = tf.tile(point, [4000, 1]);
  const probed = shaken({ lipschitz, logDet: { terms: 40, probes: 1 } });
  agree(estimateMean(logDets(probed, many)), exact, monteCarlo(), "probes");
  for (const probes of [undefined, 2]) {
    const logDet = { terms: law, ...(probes ? { probes } : {}) };
    const drawn = shaken({ lipschitz, logDet }); // one law for a batch: a call is a draw
    const draws = Array.from({ length: 400 }, () => logDets(drawn, point)[0]!);
    const { value, standardError } = estimateMean(draws);
    agree({ value, standardError, draws: 400 }, exact, monteCarlo(), `roulette, ${probes}`);
    const spread = standardError * Math.sqrt(400);
    if (!probes) ok(spread <= rouletteSpread({ dim: 3, lipschitz, law }), `${spread}`);
    drawn.dispose();
  }
  tf.dispose([point, many]);
  [whole, probed].forEach((block) => block.dispose());
});

noLeaks("the same stream draws the same probes, and the next call others", () => {
  const x = normalPoints(4, 3, numbers.split("x")), logDet = { terms: 5, probes: 1 };
  const [one, two] = [shaken({ logDet }), shaken({ logDet })];
  const first = logDets(one, x).join();
  equal(first, logDets(two, x).join());
  notEqual(first, logDets(one, x).join());
  tf.dispose(x);
  [one, two].forEach((block) => block.dispose());
});

noLeaks("probes give their own log-determinant its right gradient", () => {
  // with one term and one probe it is s.J s: differences of g along s say what the gradient is of
  const block = shaken({ dim: 1, logDet: { terms: 1, probes: 1 }, activation: "tanh" });
  const x = tf.tensor2d([[0.4]]),
    slope = tf.grad((x) => tf.sum(block.forward(x as tf.Tensor2D).logDet))(x);
  const { forward } = block.exact();
  const first = (at: readonly number[]): number[] =>
    jacobian((x) => forward(x).point, at).map(([entry]) => entry! - 1);
  agree(slope.dataSync()[0]!, jacobian(first, [0.4])[0]![0]!, FINITE_DIFFERENCE32);
  tf.dispose([x, slope]);
  block.dispose();
});

noLeaks("a residual flow learns two moons and draws what it has learned", () => {
  const data = moons({ noise: 0.3, scale: 2, shift: [-1, 0] }), batches = numbers.split("batches");
  const stack = residualStack({ dim: 2, blocks: 4, hidden: [16] }, numbers.split("moons"));
  const model = flow({ bijectors: [inverted(stack)] });
  const { losses } = train({
    variables: model.variables,
    batch: () => data.sample(64, batches),
    loss: (_step, x: tf.Tensor2D) => tf.neg(tf.mean(model.logProb(x))),
    steps: 100,
    learningRate: 0.02,
  });
  tf.tidy(() => {
    const late = losses.slice(-20).reduce((sum, loss) => sum + loss) / 20;
    ok(late < losses[0]! - 0.3, `${losses[0]} to ${late}`);
    const drawn = model.sample(10, numbers.split("noise")), exact = model.exact();
    const expected = drawn.arraySync().map((point) => exact.logProb(point));
    agree(model.logProb(drawn).dataSync(), expected, FLOAT32);
  });
  model.dispose();
});

noLeaks("forward takes one pass, the inverse as many as its slowest row", () => {
  const block = shaken({ lipschitz: 0.5, tolerance: 1e-6 }), x = normalPoints(3, 3, numbers);
  const { sampling, density } = countPasses(block, x);
  equal(sampling, 1);
  ok(density > 3 && density <= Math.ceil(Math.log(1e-7) / Math.log(0.5)), `${density}`);
  x.dispose();
  block.dispose();
});

noLeaks("each direction frees what it made", () => {
  const block = shaken(), x = normalPoints(3, 3, numbers);
  for (const direction of ["forward", "inverse"] as const) {
    equal(tensorsAddedBy(() => tf.dispose({ ...block[direction](x) })), 0);
  }
  x.dispose();
  block.dispose();
});

Deno.test("slopes from 1 on and settings out of range are refused at the door", () => {
  const bad: [Partial<ResidualBlockOptions>, Error][] = [
    [{ lipschitz: 1 }, new RangeError("Expected lipschitz in (0, 1); got 1")],
    [{ lipschitz: 1.5 }, new RangeError("Expected lipschitz in (0, 1); got 1.5")],
    [{ lipschitz: 0 }, new RangeError("Expected lipschitz in (0, 1); got 0")],
    [{ lipschitz: NaN }, new RangeError("Expected lipschitz to be finite; got NaN")],
    [{ dim: 0 }, new RangeError("Expected dim to be a positive integer; got 0")],
    [{ tolerance: 0 }, new RangeError("Expected tolerance > 0; got 0")],
    [{ iterations: 0 }, new RangeError("Expected iterations to be a positive integer; got 0")],
    [{ logDet: { terms: 0 } }, new RangeError("Expected terms to be a positive integer; got 0")],
    [
      { logDet: { terms: 2, probes: 0.5 } },
      new RangeError("Expected probes to be a positive integer; got 0.5"),
    ],
    [
      { logDet: { terms: geometricTerms({ goOn: 0.5 }) } },
      new RangeError(
        "Expected a law of ratio above lipschitz^2 = 0.81, for a finite variance; got 0.5",
      ),
    ],
    [
      { activation: { value: tf.tanh, slope: tf.tanh } as never },
      new TypeError("Expected an activation with a name, whose slope is known; got a function"),
    ],
  ];
  for (const [setting, error] of bad) {
    refuses(() => residualBlock({ dim: 2, ...setting }, numbers), error);
  }
  refuses(
    () => residualStack({ dim: 2, blocks: 0 }, numbers),
    new RangeError("Expected blocks to be a positive integer; got 0"),
  );
});

noLeaks("an inverse that does not come near enough names tolerance and limit", () => {
  const block = shaken({ iterations: 2, tolerance: 1e-9 }), y = tf.ones<tf.Rank.R2>([1, 3]);
  throws(
    () => block.inverse(y),
    /^RangeError: Expected the fixed point within 1e-9 after 2 iterations; got within \d/,
  );
  y.dispose();
  block.dispose();
});

// TensorFlow.js keeps a part of a tape whose gradient throws: no count of tensors, and last
Deno.test("the inverse and second derivatives of the log-determinant say that they have none", () => {
  const block = shaken(), turned = inverted(block), x = tf.ones<tf.Rank.R2>([2, 3]);
  for (const move of [block.inverse, turned.forward]) {
    const through = (x: tf.Tensor): tf.Scalar => tf.sum(move(x as tf.Tensor2D).points);
    throws(
      () => tf.tidy(() => tf.grad(through)(x)),
      /the inverse of residualBlock\(\) has no gradient/,
    );
    throws(
      () => tf.tidy(() => tf.variableGrads(() => tf.sum(move(x).logDet), [...block.variables])),
      /the inverse of residualBlock\(\) has no gradient/,
    );
  }
  const first = tf.grad((x) => tf.sum(block.forward(x as tf.Tensor2D).logDet));
  throws(
    () => tf.tidy(() => tf.grad((x) => tf.sum(first(x)))(x)),
    /the gradient of a log-determinant has no gradient/,
  );
  x.dispose();
  block.dispose();
});
