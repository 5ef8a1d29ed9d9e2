import { within } from "flowbook/judge";
import { train, type TrainingProgress } from "flowbook/learning";
import { velocityNetwork } from "flowbook/networks";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { lusolve, matrix, multiply, transpose } from "mathjs";
import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { variable } from "../tensors/variable.ts";

/** A variable w that starts at 0, with the loss (w - 3)^2. */
function parabola(): { w: tf.Variable; loss: () => tf.Scalar } {
  const w = variable("w", [0], []);
  return { w, loss: () => tf.squaredDifference(w, 3) };
}

noLeaks("training repeats bit for bit from its stream", () => {
  const run = (seed: number): number[][] => {
    const batches = stream(seed).split("batches");
    const network = velocityNetwork({ dim: 2, hidden: [16, 16] }, stream(1).split("weights"));
    const { losses } = train({
      variables: network.variables,
      steps: 30,
      loss: () => {
        const x = normalPoints(32, 2, batches), t = uniformTimes(32, batches);
        return tf.mean(tf.squaredDifference(network.apply(x, t), x));
      },
    });
    const weights = network.variables.flatMap((variable) => [...variable.dataSync()]);
    network.dispose();
    return [[...losses], weights];
  };
  deepEqual(run(1), run(1));
  ok(run(1)[0]![0] !== run(2)[0]![0]);
});

noLeaks("a batch drawn before the loss teaches the same, bit for bit, and is freed", () => {
  const run = (place: "batch" | "loss"): number[] => {
    const batches = stream(3).split("batches");
    const network = velocityNetwork({ dim: 2, hidden: [8] }, stream(1).split("weights"));
    const draw = () => ({ x: normalPoints(16, 2, batches), t: uniformTimes(16, batches) });
    const lossOf = ({ x, t }: ReturnType<typeof draw>): tf.Scalar =>
      tf.mean(tf.squaredDifference(network.apply(x, t), x));
    const common = { variables: network.variables, steps: 20 };
    const { losses } = place === "batch"
      ? train({ ...common, batch: draw, loss: (_step, drawn) => lossOf(drawn) })
      : train({ ...common, loss: () => lossOf(draw()) });
    network.dispose();
    return [...losses];
  };
  deepEqual(run("batch"), run("loss"));
});

noLeaks("a batch is told the number of its step, and no gradient goes through it", () => {
  const { w } = parabola(), told: number[] = [];
  const batch = (step: number): tf.Scalar => (told.push(step), tf.mul(w, 2));
  const loss = (_step: number, twice: tf.Scalar): tf.Scalar => tf.add(w, tf.mul(0, twice));
  const { losses } = train({ variables: [w], steps: 3, fromStep: 5, batch, loss, learningRate: 1 });
  deepEqual(told, [5, 6, 7]);
  equal(losses[0], 0);
  w.dispose();
});

noLeaks("least squares ends at the solution of the normal equations", () => {
  const numbers = stream(2);
  const design = normalPoints(40, 3, numbers.split("design"));
  const target = normalPoints(40, 1, numbers.split("target"));
  const w = variable("w", [0, 0, 0], [3, 1]);
  train({
    variables: [w],
    steps: 1500,
    learningRate: 0.02,
    loss: () => tf.mean(tf.squaredDifference(tf.matMul(design, w as tf.Tensor2D), target)),
  });
  const a = matrix(design.arraySync()), at = transpose(a);
  const exact = lusolve(multiply(at, a), multiply(at, matrix(target.arraySync())));
  const solution = (exact.toArray() as number[][]).flat();
  close(w.dataSync(), solution, within(1e-3, "a float32 loss is flat within sqrt(1e-7) = 3e-4"));
  tf.dispose([design, target, w]);
});

noLeaks("the history holds the loss of each step before the step", () => {
  const { w, loss } = parabola();
  const seen: number[] = [];
  const { losses, steps, ended } = train({
    variables: [w],
    loss: (step) => {
      seen.push(step);
      return loss();
    },
    steps: 3,
    learningRate: 1,
  });
  deepEqual({ seen, steps, ended }, { seen: [0, 1, 2], steps: 3, ended: "finished" });
  equal(losses.length, 3);
  equal(losses[0], 9);
  // the first step has length 1, so w = 1 and the loss (1 - 3)^2
  close(losses[1]!, 4, within(1e-6, "one float32 subtraction"));
  w.dispose();
});

noLeaks("the learning rate is 0.001 unless told", () => {
  const { w, loss } = parabola();
  train({ variables: [w], loss, steps: 1 });
  close(w.dataSync()[0]!, 0.001, within(1e-6, "one float32 subtraction"));
  w.dispose();
});

noLeaks("progress comes every so many steps and after the last", () => {
  const { w, loss } = parabola();
  const reports: TrainingProgress[] = [];
  const onProgress = (progress: TrainingProgress): void => void reports.push(progress);
  const base = { variables: [w], loss, onProgress };
  const { losses } = train({ ...base, steps: 10, progressEvery: 4 });
  deepEqual(reports, [4, 8, 10].map((step) => ({ step, steps: 10, loss: losses[step - 1] })));
  reports.length = 0;
  train({ ...base, steps: 200 });
  deepEqual(reports.map(({ step }) => step), Array.from({ length: 50 }, (_, i) => 4 * (i + 1)));
  w.dispose();
});

noLeaks("cancelling keeps what was learned and the losses so far", () => {
  const { w, loss } = parabola();
  const controller = new AbortController();
  const { losses, steps, ended } = train({
    variables: [w],
    loss,
    steps: 1000,
    learningRate: 0.1,
    onProgress: ({ step }) => {
      if (step === 20) controller.abort();
    },
    progressEvery: 10,
    signal: controller.signal,
  });
  deepEqual({ length: losses.length, steps, ended }, {
    length: 20,
    steps: 20,
    ended: "cancelled",
  });
  ok(w.dataSync()[0]! > 1, "twenty steps of length 0.1 lead well above 1");
  const before = w.dataSync()[0];
  const none = train({ variables: [w], loss, steps: 5, signal: AbortSignal.abort() });
  deepEqual({ ...none, losses: none.losses.length }, { losses: 0, steps: 0, ended: "cancelled" });
  equal(w.dataSync()[0], before);
  w.dispose();
});

noLeaks("a loss that is not finite stops training before it spoils the variables", () => {
  for (const bad of [NaN, Infinity]) {
    const { w, loss } = parabola();
    const variables = [w];
    train({ variables, loss, steps: 2 });
    const kept = w.dataSync()[0];
    tf.tidy(() => w.assign(tf.scalar(0)));
    refuses(
      () => train({ variables, loss: (step) => step < 2 ? loss() : tf.mul(w, bad), steps: 9 }),
      new RangeError(`Expected a finite loss; got ${bad} at step 2`),
    );
    equal(w.dataSync()[0], kept);
    w.dispose();
  }
});

noLeaks("a gradient that is not finite stops training as well", () => {
  const w = variable("w", [0], []);
  refuses(
    () => train({ variables: [w], loss: () => tf.sqrt(w).asScalar(), steps: 1 }),
    new RangeError("Expected the gradient of w to be finite; got Infinity"),
  );
  equal(w.dataSync()[0], 0);
  w.dispose();
});

noLeaks("training leaves no tensor behind, not even when the loss throws", () => {
  const { w, loss } = parabola();
  equal(tensorsAddedBy(() => void train({ variables: [w], loss, steps: 3 })), 0);
  const throwing = (): tf.Scalar => {
    tf.mul(w, w);
    throw new RangeError("no data");
  };
  const call = (): unknown => train({ variables: [w], loss: throwing, steps: 3 });
  equal(tensorsAddedBy(() => refuses(call, new RangeError("no data"))), 0);
  w.dispose();
});

noLeaks("a training that fails inside another gradient leaves that one alone", () => {
  const { w } = parabola(), x = tf.scalar(3);
  const throwing = (): tf.Scalar => {
    tf.mul(w, w);
    throw new RangeError("no data");
  };
  const slope = tf.grad((x) => {
    const square = tf.square(x);
    refuses(
      () => train({ variables: [w], loss: throwing, steps: 1 }),
      new RangeError("no data"),
    );
    return square;
  })(x);
  close(slope.dataSync(), [6], within(1e-6, "one float32 product"));
  tf.dispose([w, x, slope]);
});

noLeaks("train() names what it cannot use", () => {
  const { w, loss } = parabola();
  const base = { variables: [w], loss, steps: 3 };
  for (const steps of [0, 2.5, NaN]) {
    refuses(
      () => train({ ...base, steps }),
      new RangeError(`Expected steps to be a positive integer; got ${steps}`),
    );
  }
  refuses(
    () => train({ ...base, progressEvery: -1 }),
    new RangeError("Expected progressEvery to be a positive integer; got -1"),
  );
  refuses(
    () => train({ ...base, learningRate: 0 }),
    new RangeError("Expected learningRate above 0; got 0"),
  );
  refuses(
    () => train({ ...base, loss: () => tf.stack([w, w]) as tf.Scalar }),
    new TypeError("Expected the loss of shape []; got [2]"),
  );
  throws(
    () => train({ ...base, loss: () => tf.scalar(1) }),
    { name: "Error", message: /^Cannot find a connection between any variable and the result/ },
  );
  w.dispose();
});
