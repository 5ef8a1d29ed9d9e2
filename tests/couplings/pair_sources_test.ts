import { deepEqual, equal, ok } from "node:assert/strict";
import {
  type Coupling,
  fixedPairs,
  freshPairs,
  optimalCoupling,
  pairsInAdvance,
  reflowPairs,
} from "flowbook/couplings";
import { FLOAT32 } from "flowbook/judge";
import { train } from "flowbook/learning";
import { standardNormal } from "flowbook/measures";
import { velocityNetwork } from "flowbook/networks";
import { RK4 } from "flowbook/odes";
import { cfmLoss, gaussianPath } from "flowbook/paths";
import { stream } from "flowbook/random";
import { linearScheduler } from "flowbook/schedules";
import { normalPoints, type Points, tf, uniformTimes } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

const laws = { noise: standardNormal(2), data: standardNormal(2) };

function rows(x: Points): string[] {
  return x.arraySync().map((row) => row.join());
}

/** A coupling that pairs as drawn, and how many points it was given each time. */
function counted(): { coupling: Coupling; counts: number[] } {
  const counts: number[] = [];
  return {
    coupling: (x0, x1) => {
      counts.push(x0.shape[0]);
      return { x0: x0.clone(), x1: x1.clone() };
    },
    counts,
  };
}

noLeaks("freshPairs() draws both laws and couples them", () => {
  const numbers = stream(1), pairs = freshPairs({ ...laws, coupling: optimalCoupling() });
  const { x0, x1 } = pairs.sample(12, numbers.split("draw"));
  const again = numbers.split("draw"), noise = laws.noise.sample(12, again);
  const data = laws.data.sample(12, again), wanted = optimalCoupling()(noise, data, again);
  deepEqual([rows(x0), rows(x1)], [rows(wanted.x0), rows(wanted.x1)]);
  tf.dispose([x0, x1, noise, data, wanted.x0, wanted.x1]);
});

noLeaks("pairsInAdvance() pairs many at once and hands each pair out once", () => {
  const { coupling, counts } = counted();
  const pairs = pairsInAdvance({ ...laws, coupling, ahead: 10 }), numbers = stream(2);
  const batches = [4, 4, 4, 25].map((count) => pairs.sample(count, numbers));
  deepEqual(counts, [10, 10, 10, 10]);
  const all = batches.flatMap(({ x0, x1 }) => {
    const ends = rows(x1);
    return rows(x0).map((row, i) => `${row} ${ends[i]}`);
  });
  equal(new Set(all).size, 37);
  deepEqual(batches.map(({ x0 }) => x0.shape[0]), [4, 4, 4, 25]);
  tf.dispose(batches.flatMap(({ x0, x1 }) => [x0, x1]));
});

noLeaks("fixedPairs() draws pairs of its set, with replacement", () => {
  const x0 = tf.tensor2d([[1], [2], [3]]), x1 = tf.tensor2d([[10], [20], [30]]);
  const pairs = fixedPairs({ x0, x1 });
  tf.dispose([x0, x1]);
  const batch = pairs.sample(200, stream(3));
  const starts = batch.x0.dataSync(), ends = batch.x1.dataSync();
  starts.forEach((start, k) => equal(ends[k], 10 * start));
  deepEqual([...new Set(starts)].sort(), [1, 2, 3]);
  tf.dispose([batch.x0, batch.x1]);
});

noLeaks("reflowPairs() are the ends of the field's own trajectories", () => {
  // dx/dt = x: the end is e times the start
  const x0 = normalPoints(6, 2, stream(4));
  const { x0: starts, x1 } = reflowPairs((x) => x, x0, { tableau: RK4, steps: 20 });
  deepEqual(rows(starts), rows(x0));
  agree(x1.dataSync(), Array.from(x0.dataSync(), (x) => Math.E * x), FLOAT32);
  tf.dispose([x0, starts, x1]);
});

noLeaks("a field learned from optimal pairs of two points each goes straight to them", () => {
  // noise at -1 and 1, data at 9 and 11: optimal pairs keep the order, v = 10 everywhere
  const points = (centre: number): Points => tf.tensor2d([[centre - 1], [centre + 1]]);
  const law = (centre: number): { sample(count: number): Points } => ({
    sample: (count) => tf.tidy(() => tf.tile(points(centre), [count / 2, 1])),
  });
  const numbers = stream(5), path = gaussianPath(linearScheduler());
  const network = velocityNetwork({ dim: 1, hidden: [16] }, numbers.split("weights"));
  const pairs = freshPairs({ noise: law(0), data: law(10), coupling: optimalCoupling() });
  const batches = numbers.split("batches");
  const { losses } = train({
    variables: network.variables,
    batch: () => {
      const { x0, x1 } = pairs.sample(16, batches);
      return path.sample(x0, x1, uniformTimes(16, batches));
    },
    loss: (_step, sample) => cfmLoss(network.apply, sample),
    steps: 400,
    learningRate: 0.05,
  });
  // with random partners the loss could not fall below pi^2 / 6 or so; here its floor is 0
  ok(losses.at(-1)! < 0.05, `${losses.at(-1)}`);
  const start = tf.tensor2d([[-1], [1]]), t = tf.tensor1d([0, 0]), v = network.apply(start, t);
  v.dataSync().forEach((velocity) => ok(Math.abs(velocity - 10) < 0.3, `${velocity}`));
  tf.dispose([start, t, v]);
  network.dispose();
});

noLeaks("sources refuse counts and sets that do not fit", () => {
  const coupling = optimalCoupling(), x0 = tf.zeros<tf.Rank.R2>([3, 2]);
  const x1 = tf.zeros<tf.Rank.R2>([4, 2]);
  const wrong = "Expected count to be a positive integer; got 0";
  refuses(() => freshPairs({ ...laws, coupling }).sample(0, stream(1)), new RangeError(wrong));
  refuses(
    () => pairsInAdvance({ ...laws, coupling, ahead: 8 }).sample(0, stream(1)),
    new RangeError(wrong),
  );
  refuses(() => fixedPairs({ x0, x1: x0 }).sample(0, stream(1)), new RangeError(wrong));
  refuses(
    () => pairsInAdvance({ ...laws, coupling, ahead: 1.5 }),
    new RangeError("Expected ahead to be a positive integer; got 1.5"),
  );
  refuses(() => fixedPairs({ x0, x1 }), new TypeError("Expected x1 of shape [3, 2]; got [4, 2]"));
  tf.dispose([x0, x1]);
});
