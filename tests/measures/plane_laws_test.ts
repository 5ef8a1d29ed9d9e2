import { estimateMeans, FLOAT32, monteCarlo } from "flowbook/judge";
import {
  checkerboard,
  CHECKERBOARDS,
  CIRCLES,
  circles,
  type Distribution,
  EIGHT_GAUSSIANS,
  eightGaussians,
  MOONS,
  moons,
  S_CURVES,
  type Sampler,
  sCurve,
  SWISS_ROLLS,
  swissRoll,
} from "flowbook/measures";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

/** A law in the plane with a square that holds all but nothing of it. */
interface Case {
  readonly name: string;
  readonly law: Distribution & Sampler;
  readonly reach: number;
  /** Cells along the side of the square: fine enough that sums over them are integrals. */
  readonly cells: number;
}

function keysOf<Name extends string>(variants: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(variants) as Name[];
}

/** Two cells in a standard deviation: the rectangle rule on a Gaussian is then exact to 1e-30. */
function smooth(name: string, law: Distribution & Sampler, reach: number, sd: number): Case {
  return { name, law, reach, cells: Math.ceil(4 * reach / sd) };
}

const CASES: Case[] = [
  ...keysOf(EIGHT_GAUSSIANS).map((name) => {
    const { radius, sd } = EIGHT_GAUSSIANS[name];
    return smooth(`eightGaussians ${name}`, eightGaussians(name), radius + 6 * sd, sd);
  }),
  ...keysOf(MOONS).map((name) => {
    const { noise, scale } = MOONS[name];
    return smooth(`moons ${name}`, moons(name), scale * (1.7 + 6 * noise), scale * noise);
  }),
  ...keysOf(S_CURVES).map((name) => {
    const { noise, scale } = S_CURVES[name];
    return smooth(`sCurve ${name}`, sCurve(name), scale * (2 + 6 * noise), scale * noise);
  }),
  ...(["ffjord", "sf2m"] as const).map((name) => {
    const { noise, scale } = CIRCLES[name];
    return smooth(`circles ${name}`, circles(name), scale * (1 + 6 * noise), scale * noise);
  }),
  ...keysOf(SWISS_ROLLS).map((name) => smooth(`swissRoll ${name}`, swissRoll(name), 4.1, 1 / 5)),
  ...keysOf(CHECKERBOARDS).map((name) => ({
    name: `checkerboard ${name}`,
    law: checkerboard(name),
    reach: 2.5 * CHECKERBOARDS[name],
    cells: 200, // 40 in a cell of the board: its edges are edges of the grid
  })),
];

/** The middles of the grid of a case and the density there, row by row. */
function grid({ law, reach, cells }: Case): { at: number[]; density: number[][] } {
  const at = Array.from({ length: cells }, (_, i) => reach * ((2 * i + 1) / cells - 1));
  const density = at.map((y) => {
    const x = tf.tensor2d(at.map((first) => [first, y])), logs = law.logProb(x);
    const row = Array.from(logs.dataSync(), Math.exp);
    tf.dispose([x, logs]);
    return row;
  });
  return { at, density };
}

const PROBES: ((x: number, y: number) => number)[] = [
  () => 1,
  (x) => x,
  (_, y) => y,
  (x, y) => Math.hypot(x, y),
  (x, y) => Math.cos(2 * x) * Math.cos(3 * y),
  (x, y) => Math.sin(x + 2 * y),
  (x, y) => Math.exp(-((x - 1) ** 2) - y ** 2),
];

for (const one of CASES) {
  const { name, law, reach, cells } = one;

  noLeaks(`${name}: the density has integral 1 and the averages of the draws`, () => {
    const { at, density } = grid(one), area = (2 * reach / cells) ** 2;
    const integrals = PROBES.map((probe) => {
      let sum = 0;
      density.forEach((row, j) => row.forEach((p, i) => sum += p * probe(at[i]!, at[j]!) * area));
      return sum;
    });
    close(integrals[0]!, 1, FLOAT32);
    const count = 20_000, draws = law.draw(count, stream(1).split(name));
    const values = PROBES.slice(1).map((probe) =>
      Float64Array.from({ length: count }, (_, i) => probe(draws[2 * i]!, draws[2 * i + 1]!))
    );
    const bias = { bias: 2e-4, why: "twice the float32 error of the densities" };
    close(estimateMeans(values), integrals.slice(1), monteCarlo(bias));
  });

  noLeaks(`${name}: sample() gives the draws in float32, one tensor each`, () => {
    let x!: tf.Tensor2D, logs!: tf.Tensor1D;
    equal(tensorsAddedBy(() => x = law.sample(50, stream(2))), 1);
    deepEqual(x.shape, [50, 2]);
    deepEqual(x.dataSync(), new Float32Array(law.draw(50, stream(2))));
    logs = law.logProb(x); // some laws make their nodes on the first call
    equal(logs.dataSync().every((log) => Number.isFinite(log)), true);
    logs.dispose();
    equal(tensorsAddedBy(() => logs = law.logProb(x)), 1);
    deepEqual(logs.shape, [50]);
    tf.dispose([x, logs]);
  });

  noLeaks(`${name}: refuses counts and points of another kind`, () => {
    for (const count of [-1, 1.5]) {
      const error = `Expected count to be a non-negative integer; got ${count}`;
      refuses(() => law.draw(count, stream(0)), new RangeError(error));
      refuses(() => law.sample(count, stream(0)), new RangeError(error));
    }
    const wide = tf.zeros<tf.Rank.R2>([4, 3]), bad = tf.fill<tf.Rank.R2>([1, 2], NaN);
    const shape = "Expected x of shape [batch, 2]; got [4, 3]";
    refuses(() => law.logProb(wide), new TypeError(shape));
    refuses(() => law.logProb(bad), new RangeError("Expected x to be finite; got NaN"));
    tf.dispose([wide, bad]);
  });
}
