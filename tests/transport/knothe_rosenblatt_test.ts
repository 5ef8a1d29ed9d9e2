import { throws } from "node:assert/strict";
import fc from "#properties";
import { conditionalOf, marginalOf, mixtureCdf } from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64, QUADRATURE64, within } from "flowbook/judge";
import { derivative, integrate, normalCdf, normalDensity } from "flowbook/numerics";
import { type CoordinateOrder, knotheRosenblatt, type SuccessiveLaw } from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const modes = {
  weights: [0.5, 0.3, 0.2],
  means: [[2, 0], [-1, 1.5], [-0.5, -2]],
  sds: [0.4, 0.4, 0.4],
};
const density = (x: number, y: number): number =>
  modes.weights.reduce((sum, weight, k) => {
    const [a, b] = modes.means[k]! as [number, number];
    return sum + weight * normalDensity(x, a, 0.4) * normalDensity(y, b, 0.4);
  }, 0);

const laws: Readonly<Record<CoordinateOrder, SuccessiveLaw>> = {
  "x first": {
    first: (x) => mixtureCdf(marginalOf(modes, "x"), x),
    second: (y, x) => mixtureCdf(conditionalOf(modes, "y", x), y),
  },
  "y first": {
    first: (y) => mixtureCdf(marginalOf(modes, "y"), y),
    second: (x, y) => mixtureCdf(conditionalOf(modes, "x", y), x),
  },
};
const orders = ["x first", "y first"] as const;
const images = {
  "x first": [-0.0030687435, 1.72491698969],
  "y first": [-2.69362562258, 0.115320195703],
};

Deno.test("the conditional law of a mixture is the mixture along a line, over its mass there", () => {
  const along = (from: number, to: number): number =>
    integrate((y) => density(0.5, y), from, to, { panels: 100 });
  const law = conditionalOf(modes, "y", 0.5);
  agree(mixtureCdf(law, 0.2), along(-8, 0.2) / along(-8, 8), QUADRATURE64);
  agree(
    mixtureCdf(marginalOf(modes, "x"), 0.5),
    integrate(
      (x) => {
        return integrate((y) => density(x, y), -8, 8);
      },
      -6,
      0.5,
    ),
    QUADRATURE64,
  );
  throws(() => conditionalOf(modes, "x", 1e3), {
    name: "RangeError",
    message: "Expected some density at 1000; got none",
  });
  throws(() => conditionalOf({ ...modes, sds: [0.4, 0, 0.4] }, "x", 0), {
    message: "Expected sd > 0; got 0: a point mass has no density",
  });
  throws(() => marginalOf({ weights: [1], means: [[0]], sds: [1] }, "x"), {
    name: "TypeError",
    message: "Expected means[0] of length 2; got 1",
  });
});

Deno.test("both orders carry the point of chapter 1, to two different places", () => {
  for (const order of orders) {
    const { toNoise } = knotheRosenblatt(laws[order], order);
    agree(toNoise([0.5, 0.2]), images[order], within(1e-9, "the anchor has ten decimals"));
  }
});

Deno.test("density times stretching is the density of the law, in either order", () => {
  for (const order of orders) {
    const { toNoise } = knotheRosenblatt(laws[order], order);
    const at = (point: number[], i: number): number => toNoise(point)[i]!;
    const stretch = [0, 1].map((i) =>
      [0, 1].map((j) => derivative((value) => at([0.5, 0.2].with(j, value), i), [0.5, 0.2][j]!))
    );
    const determinant = stretch[0]![0]! * stretch[1]![1]! - stretch[0]![1]! * stretch[1]![0]!;
    const [a, b] = toNoise([0.5, 0.2]);
    const log = Math.log(normalDensity(a) * normalDensity(b) * determinant);
    agree(log, Math.log(density(0.5, 0.2)), FINITE_DIFFERENCE64);
    agree(order === "x first" ? stretch[0]![1]! : stretch[1]![0]!, 0, EXACT64); // triangular
  }
});

Deno.test("fromNoise() leads back from toNoise()", () => {
  const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
  for (const order of orders) {
    const { toNoise, fromNoise } = knotheRosenblatt(laws[order], order);
    fc.assert(
      fc.property(coordinate, coordinate, (a, b) => {
        agree(toNoise(fromNoise([a, b])), [a, b], QUADRATURE64);
      }),
      { seed: 1, numRuns: 30 },
    );
  }
});

Deno.test("independent normal coordinates are already noise, and orders keep their places", () => {
  const law: SuccessiveLaw = { first: (a) => normalCdf(a / 2), second: (b, a) => normalCdf(b - a) };
  agree(knotheRosenblatt(law, "x first").toNoise([1, 3]), [0.5, 2], EXACT64);
  agree(knotheRosenblatt(law, "y first").toNoise([3, 1]), [2, 0.5], EXACT64);
  agree(knotheRosenblatt(law, "y first").fromNoise([2, 0.5]), [3, 1], EXACT64);
});

Deno.test("knotheRosenblatt() refuses other orders, other points and places beyond the ranks", () => {
  const law = laws["x first"], { toNoise, fromNoise } = knotheRosenblatt(law, "x first");
  throws(() => knotheRosenblatt(law, "z first" as CoordinateOrder), {
    name: "RangeError",
    message: 'Expected order "x first" or "y first"; got z first',
  });
  throws(() => toNoise([1]), { name: "TypeError", message: "Expected point of length 2; got 1" });
  throws(() => fromNoise([1, NaN]), { message: "Expected noise[1] to be finite; got NaN" });
  throws(() => toNoise([50, 0]), {
    name: "RangeError",
    message: "Expected a point inside the law, of a rank in (0, 1); got rank 1",
  });
});
