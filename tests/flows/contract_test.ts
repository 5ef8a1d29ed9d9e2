/** What every bijector must keep: one table, a row for each, weights away from the start. */
import { type Bijector, flow, inverted } from "flowbook/flows";
import { EXACT64, FINITE_DIFFERENCE32, FLOAT32, within } from "flowbook/judge";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { deepEqual, notDeepEqual } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { AUTOREGRESSIVE_ROWS } from "./autoregressive_rows.ts";
import { jacobian, logDeterminant } from "./jacobian.ts";
import { type Row, shake } from "./row.ts";
import { ROWS } from "./rows.ts";

const ROUND_TRIP32 = within(1e-5, "float32 there and back, near the origin");
const MASS = within(1e-3, "the mass of a law, by quadrature");
const DIRECTIONS = ["forward", "inverse"] as const;
const numbers = stream(41);

for (const row of [...ROWS, ...AUTOREGRESSIVE_ROWS]) {
  for (const dim of row.dims) {
    const what = `${row.name} in dimension ${dim}`;
    noLeaks(`${what} starts as the identity${row.moves ? `, but ${row.moves}` : ""}`, () => {
      const map = row.make(dim, numbers.split("start")), x = cloud(dim);
      const near = row.near ?? ROUND_TRIP32;
      tf.tidy(() => {
        const { points, logDet } = map.forward(x);
        agree(logDet.dataSync(), new Array(5).fill(0), near);
        if (row.moves) notDeepEqual(dim > 1 && [...points.dataSync()], [...x.dataSync()]);
        else agree(points.dataSync(), x.dataSync(), near);
      });
      x.dispose();
      map.dispose();
    });

    judged(`${what} comes back, both ways, on both sides`, row, dim, (map, x) => {
      const exact = map.exact(), [there, back] = [map.forward(x), map.inverse(x)];
      const fromThere = map.inverse(there.points), fromBack = map.forward(back.points);
      const near = row.comesBack ?? ROUND_TRIP32;
      agree(fromThere.points.dataSync(), x.dataSync(), near);
      agree(fromBack.points.dataSync(), x.dataSync(), near);
      agree(tf.add(there.logDet, fromThere.logDet).dataSync(), [0, 0, 0, 0, 0], FLOAT32);
      for (const point of x.arraySync()) {
        for (const [first, second] of [["forward", "inverse"], ["inverse", "forward"]] as const) {
          const there = exact[first](point), back = exact[second](there.point);
          agree(back.point, point, EXACT64);
          agree(there.logDet + back.logDet, 0, EXACT64);
        }
      }
    });

    judged(`${what}: the log-determinants are those of the Jacobians`, row, dim, (map, x) => {
      const exact = map.exact();
      for (const direction of DIRECTIONS) {
        for (const point of x.arraySync()) {
          const slopes = jacobian((at) => exact[direction](at).point, point);
          agree(exact[direction](point).logDet, logDeterminant(slopes), EXACT64, direction);
          if (direction === "forward") requireForm(slopes, row, dim);
        }
      }
    });

    judged(`${what} moves points as its float64 twin does`, row, dim, (map, x) => {
      const exact = map.exact(), rows = x.arraySync();
      for (const direction of DIRECTIONS) {
        const { points, logDet } = map[direction](x);
        const twins = rows.map((point) => exact[direction](point));
        agree(points.dataSync(), twins.flatMap(({ point }) => point), FLOAT32, direction);
        agree(logDet.dataSync(), twins.map(({ logDet }) => logDet), FLOAT32, direction);
      }
    });

    judged(`${what} moves each row by itself`, row, dim, (map, x) => {
      const others = tf.concat([x.slice([0, 0], [1, dim]), tf.add(x.slice([1, 0], [4, dim]), 1)]);
      for (const direction of DIRECTIONS) {
        const [one, two] = [x, others as tf.Tensor2D].map((points) => map[direction](points));
        deepEqual(one!.points.arraySync()[0], two!.points.arraySync()[0]);
        deepEqual(one!.logDet.dataSync()[0], two!.logDet.dataSync()[0]);
      }
    });

    judged(`${what}: logProb has the gradients of the float64 density`, row, dim, (map, x) => {
      const model = flow({ bijectors: [row.closed === "forward" ? inverted(map) : map] });
      const total = (): tf.Scalar => tf.sum(model.logProb(x));
      const twin = (): number => {
        const exact = model.exact();
        return x.arraySync().reduce((sum, point) => sum + exact.logProb(point), 0);
      };
      if (model.variables.length === 0) return;
      const { grads } = tf.variableGrads(total, [...model.variables]);
      model.variables.forEach((variable, v) => {
        const at = numbers.split(`weight ${v}`).integers(1, variable.size)[0]!;
        const slope = slopeIn(variable, at, twin);
        agree(grads[variable.name]!.dataSync()[at]!, slope, FINITE_DIFFERENCE32, variable.name);
      });
      const inX = tf.grad((x) => tf.sum(model.logProb(x as tf.Tensor2D)))(x).dataSync();
      const exact = model.exact(), rows = x.arraySync();
      const expected = rows.flatMap((point) => jacobian((at) => logProbs(exact, at), point)[0]!);
      agree(inX, expected, FINITE_DIFFERENCE32, "in x");
    });

    noLeaks(`${what} refuses points of another shape, and NaN`, () => {
      const map = row.make(dim, numbers.split("start"));
      const wide = tf.zeros<tf.Rank.R2>([3, dim + 1]), bad = tf.fill<tf.Rank.R2>([3, dim], NaN);
      for (const [direction, name] of [["forward", "x"], ["inverse", "y"]] as const) {
        const shape = `[batch, ${dim}]; got [3, ${dim + 1}]`, exact = map.exact();
        refuses(() => map[direction](wide), new TypeError(`Expected ${name} of shape ${shape}`));
        refuses(
          () => map[direction](bad),
          new RangeError(`Expected ${name} to be finite; got NaN`),
        );
        refuses(
          () => exact[direction](new Array(dim).fill(NaN)),
          new RangeError(`Expected ${name}[0] to be finite; got NaN`),
        );
        refuses(
          () => exact[direction](new Array(dim + 1).fill(0)),
          new TypeError(`Expected ${name} of length ${dim}; got ${dim + 1}`),
        );
      }
      tf.dispose([wide, bad]);
      map.dispose();
    });
  }

  judged(`the density of a flow of ${row.name} has mass one`, row, 2, (map) => {
    shake(map, numbers.split("shake"), -0.1); // back a little: what spreads far needs a wide grid
    const exact = flow({ bijectors: [map] }).exact(), step = 0.16, reach = 75;
    let mass = 0;
    for (let i = -reach; i <= reach; i++) {
      for (let j = -reach; j <= reach; j++) mass += Math.exp(exact.logProb([i * step, j * step]));
    }
    agree(mass * step ** 2, 1, MASS);
  });
}

function judged(
  name: string,
  row: Row,
  dim: number,
  body: (map: Bijector, x: tf.Tensor2D) => void,
): void {
  noLeaks(name, () => {
    const map = row.make(dim, numbers.split("start")), x = cloud(dim);
    shake(map, numbers.split("shake"));
    tf.tidy(() => body(map, x));
    x.dispose();
    map.dispose();
  });
}

/** Five points, away from every knot and centre. */
function cloud(dim: number): tf.Tensor2D {
  return normalPoints(5, dim, numbers.split("cloud"));
}

function requireForm(slopes: readonly number[][], row: Row, dim: number): void {
  for (const i of row.still?.(dim) ?? []) {
    agree(slopes[i]!, slopes.map((_, j) => i === j ? 1 : 0), EXACT64, `coordinate ${i} stays`);
  }
  if (!row.triangular || dim === 1) return;
  const above = slopes.flatMap((line, i) => line.slice(i + 1));
  agree(above, above.map(() => 0), EXACT64, "above the diagonal");
}

/** The slope of a float64 number in one entry of a float32 variable, of fourth order. */
function slopeIn(variable: tf.Variable, at: number, value: () => number): number {
  const start = variable.dataSync<"float32">().slice(), h = 1 / 128;
  const shifted = (steps: number): number => {
    const entries = start.slice();
    entries[at]! += steps * h;
    tf.tidy(() => variable.assign(tf.tensor(entries, variable.shape)));
    return value();
  };
  const slope = (8 * (shifted(1) - shifted(-1)) - (shifted(2) - shifted(-2))) / (12 * h);
  shifted(0);
  return slope;
}

/** The log-density as a map of the space: in its first coordinate. */
function logProbs(
  exact: { logProb(x: readonly number[]): number },
  at: readonly number[],
): number[] {
  return at.map((_, i) => i === 0 ? exact.logProb(at) : 0);
}
