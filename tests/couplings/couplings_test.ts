import { deepEqual, equal, ok } from "node:assert/strict";
import {
  type Coupling,
  entropicCoupling,
  independentCoupling,
  optimalCoupling,
  type PairedPoints,
} from "flowbook/couplings";
import { EXACT64, monteCarlo } from "flowbook/judge";
import { estimateMean } from "flowbook/judge";
import { stream } from "flowbook/random";
import { normalPoints, type Points, tf } from "flowbook/tensors";
import { sinkhorn, squaredDistances } from "flowbook/transport";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { leastCost } from "../transport/brute_force.ts";

/** Noise and shifted noise in the plane. */
function clouds(count: number, seed: number): PairedPoints {
  const x0 = normalPoints(count, 2, stream(seed).split("x0"));
  return { x0, x1: tf.tidy(() => tf.add(normalPoints(count, 2, stream(seed).split("x1")), 2)) };
}

/** Rows as text, which can be sorted and looked up. */
function rows(x: Points): string[] {
  return x.arraySync().map((row) => row.join());
}

/** The mean of |x1 - x0|^2. */
function cost({ x0, x1 }: PairedPoints): number {
  return tf.tidy(() => tf.mean(tf.sum(tf.squaredDifference(x0, x1), 1)).dataSync()[0]!);
}

/** What a coupling makes of some clouds, freed after it was looked at. */
function look<T>(
  pair: Coupling,
  from: PairedPoints,
  seed: number,
  read: (pairs: PairedPoints) => T,
): T {
  const pairs = pair(from.x0, from.x1, stream(seed));
  try {
    return read(pairs);
  } finally {
    tf.dispose([pairs.x0, pairs.x1]);
  }
}

noLeaks("independentCoupling() leaves the pairs as they were drawn, in fresh tensors", () => {
  const from = clouds(5, 1);
  look(independentCoupling(), from, 2, ({ x0, x1 }) => {
    deepEqual([rows(x0), rows(x1)], [rows(from.x0), rows(from.x1)]);
    ok(x0.id !== from.x0.id && x1.id !== from.x1.id);
  });
  tf.dispose([from.x0, from.x1]);
});

noLeaks("optimalCoupling() uses every point once, at the least cost of all pairings", () => {
  const from = clouds(6, 3);
  look(optimalCoupling(), from, 4, (pairs) => {
    deepEqual(rows(pairs.x0), rows(from.x0));
    deepEqual(rows(pairs.x1).sort(), rows(from.x1).sort());
    const costs = squaredDistances(pairs.x0.dataSync(), pairs.x1.dataSync(), 2);
    const paired = pairs.x0.arraySync().reduce((sum, _, i) => sum + costs[i * 7]!, 0);
    agree(paired, leastCost(costs, 6), EXACT64);
  });
  tf.dispose([from.x0, from.x1]);
});

noLeaks("optimalCoupling() within smaller batches leaves them apart, and costs more", () => {
  const from = clouds(96, 5);
  const whole = look(optimalCoupling(), from, 6, cost);
  const parts = look(optimalCoupling({ within: 8 }), from, 6, (pairs) => {
    for (let start = 0; start < 96; start += 8) {
      const part = (x: Points): string[] => rows(x).slice(start, start + 8).sort();
      deepEqual(part(pairs.x1), part(from.x1));
    }
    return cost(pairs);
  });
  const single = look(optimalCoupling({ within: 1 }), from, 6, cost);
  ok(whole < parts && parts < single, `${whole} ${parts} ${single}`);
  equal(single, cost(from));
  tf.dispose([from.x0, from.x1]);
});

noLeaks(
  "optimalCoupling() with replacement draws pairs of the same plan, some of them twice",
  () => {
    const from = clouds(64, 7), plan = new Map<string, string>();
    look(optimalCoupling(), from, 8, ({ x0, x1 }) => {
      const partners = rows(x1);
      rows(x0).forEach((row, i) => plan.set(row, partners[i]!));
    });
    look(optimalCoupling({ draw: "with replacement" }), from, 8, ({ x0, x1 }) => {
      const partners = rows(x1), starts = rows(x0);
      starts.forEach((row, i) => equal(partners[i], plan.get(row)));
      const different = new Set(starts).size; // 64 (1 - 1/e) are expected, give or take 4
      ok(different > 28 && different < 53, `${different}`);
    });
    tf.dispose([from.x0, from.x1]);
  },
);

noLeaks("minibatch pairs of two cost C_1 - E|<D0, D1>| / 2", () => {
  // on the line with N(0, 1) on both sides: 2 - 2 / pi
  const numbers = stream(9), size = 2 * 2000;
  const x0 = normalPoints(size, 1, numbers.split("x0"));
  const x1 = normalPoints(size, 1, numbers.split("x1"));
  look(optimalCoupling({ within: 2 }), { x0, x1 }, 10, (pairs) => {
    const squares = tf.tidy(() => tf.squaredDifference(pairs.x0, pairs.x1).dataSync());
    const batches = Array.from(
      { length: size / 2 },
      (_, b) => (squares[2 * b]! + squares[2 * b + 1]!) / 2,
    );
    agree(estimateMean(batches), 2 - 2 / Math.PI, monteCarlo());
  });
  tf.dispose([x0, x1]);
});

noLeaks("entropicCoupling() draws pairs as often as the plan says", () => {
  const x0 = tf.tensor2d([[0], [1], [3]]), x1 = tf.tensor2d([[1], [2], [2.5]]);
  const third = [1 / 3, 1 / 3, 1 / 3], costs = squaredDistances([0, 1, 3], [1, 2, 2.5], 1);
  const { plan } = sinkhorn(costs, third, third, { epsilon: 2 });
  for (const draw of ["with replacement", "each x0 once"] as const) {
    const pair = entropicCoupling({ epsilon: 2, draw }), batches = 2000, numbers = stream(11);
    const hits = Array.from({ length: 9 }, () => new Float64Array(3 * batches));
    for (let b = 0; b < batches; b++) {
      const pairs = pair(x0, x1, numbers);
      const [from, to] = [pairs.x0.dataSync(), pairs.x1.dataSync()];
      for (let k = 0; k < 3; k++) {
        const i = [0, 1, 3].indexOf(from[k]!), j = [1, 2, 2.5].indexOf(to[k]!);
        hits[3 * i + j]![3 * b + k] = 1;
      }
      if (draw === "each x0 once") deepEqual([...from], [0, 1, 3]);
      tf.dispose([pairs.x0, pairs.x1]);
    }
    hits.forEach((list, k) => agree(estimateMean(list), plan[k]!, monteCarlo(), `${draw} ${k}`));
  }
  tf.dispose([x0, x1]);
});

noLeaks("entropicCoupling() gives no partner of mass 0, whatever the chance", () => {
  const x0 = tf.tensor2d([[1], [9]]), x1 = tf.tensor2d([[9], [1]]); // exp(-64 / 0.01) is 0
  const pair = entropicCoupling({ epsilon: 0.01, draw: "each x0 once" });
  for (const chance of [0, 0.5, 1 - 2 ** -53]) {
    const numbers = stream(1);
    numbers.uniform = (count) => new Float64Array(count).fill(chance);
    const pairs = pair(x0, x1, numbers);
    deepEqual(rows(pairs.x1), rows(x0));
    tf.dispose([pairs.x0, pairs.x1]);
  }
  tf.dispose([x0, x1]);
});

noLeaks("entropicCoupling() lies between optimal and independent pairs", () => {
  const from = clouds(64, 12);
  const best = look(optimalCoupling(), from, 13, cost);
  const near = look(entropicCoupling({ epsilon: 0.02, draw: "each x0 once" }), from, 13, cost);
  const far = look(entropicCoupling({ epsilon: 5, draw: "each x0 once" }), from, 13, cost);
  ok(best <= near + 1e-6 && near < far, `${best} ${near} ${far}`);
  ok(near < best + 0.02 * Math.log(64) + 0.1, "the entropy is at most log 64; the draw adds some");
  tf.dispose([from.x0, from.x1]);
});

noLeaks("couplings repeat with their stream", () => {
  const from = clouds(16, 14);
  const pairs: Coupling[] = [
    optimalCoupling({ draw: "with replacement" }),
    entropicCoupling({ epsilon: 1 }),
  ];
  for (const pair of pairs) {
    const read = ({ x0, x1 }: PairedPoints): string[][] => [rows(x0), rows(x1)];
    deepEqual(look(pair, from, 15, read), look(pair, from, 15, read));
    ok(look(pair, from, 15, read).join() !== look(pair, from, 16, read).join());
  }
  tf.dispose([from.x0, from.x1]);
});

noLeaks(
  "couplings refuse batches of unequal size, points that are not finite, unknown options",
  () => {
    const x0 = tf.zeros<tf.Rank.R2>([3, 2]), x1 = tf.zeros<tf.Rank.R2>([4, 2]);
    const bad = tf.fill<tf.Rank.R2>([3, 2], NaN), none = tf.zeros<tf.Rank.R2>([0, 2]);
    const all: Coupling[] = [
      independentCoupling(),
      optimalCoupling(),
      entropicCoupling({ epsilon: 1 }),
    ];
    for (const pair of all) {
      refuses(
        () => pair(x0, x1, stream(1)),
        new TypeError("Expected x1 of shape [3, 2]; got [4, 2]"),
      );
      refuses(() => pair(x0, bad, stream(1)), new RangeError("Expected x1 to be finite; got NaN"));
      refuses(
        () => pair(none, none, stream(1)),
        new RangeError("Expected at least one pair; got none"),
      );
    }
    refuses(
      () => optimalCoupling({ within: 2 })(x0, x0, stream(1)),
      new RangeError("Expected a batch of a multiple of 2 points; got 3"),
    );
    refuses(
      () => optimalCoupling({ within: 0 }),
      new RangeError("Expected within to be a positive integer; got 0"),
    );
    refuses(
      () => optimalCoupling({ draw: "twice" as "each once" }),
      new RangeError("Expected draw to be one of each once, with replacement; got twice"),
    );
    refuses(
      () => entropicCoupling({ epsilon: 1, draw: "each once" as "each x0 once" }),
      new RangeError("Expected draw to be one of with replacement, each x0 once; got each once"),
    );
    refuses(
      () => entropicCoupling({ epsilon: 0 })(x0, x0, stream(1)),
      new RangeError("Expected epsilon > 0 and finite; got 0"),
    );
    tf.dispose([x0, x1, bad, none]);
  },
);

noLeaks("entropicCoupling() says when the iteration ended too soon", () => {
  const from = clouds(32, 17), pair = entropicCoupling({ epsilon: 0.01, limit: 2 });
  let message = "";
  try {
    pair(from.x0, from.x1, stream(1));
  } catch (error) {
    message = (error as Error).message;
  }
  ok(/^Expected masses within 0.001; got .* at the limit$/.test(message), message);
  tf.dispose([from.x0, from.x1]);
});
