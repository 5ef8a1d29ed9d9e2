import { throws } from "node:assert/strict";
import { gaussianTarget, marginalVelocity, posteriorMean } from "flowbook/exact";
import { EXACT64, QUADRATURE64 } from "flowbook/judge";
import { normalDensity } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

Deno.test("posteriorMean() over the targets is the marginal velocity", () => {
  for (const [x, t] of [[1.1, 0.3], [-0.4, 0.7]] as const) {
    const field = posteriorMean((x1) => (x1 - x) / (1 - t), {
      prior: (x1) => 7 * normalDensity(x1, 1, 0.5), // a factor cancels
      likelihood: (x1) => normalDensity(x, t * x1, 1 - t),
      from: -6,
      to: 8,
    });
    agree(field, marginalVelocity(gaussianTarget(1, 0.5), [x], t)[0]!, QUADRATURE64);
  }
});

Deno.test("posteriorMean() of a coin that fell on its head is Laplace's rule of succession", () => {
  // prior Beta(1, 1), seen k heads in n throws: Beta(1 + k, 1 + n - k), with mean (1 + k) / (2 + n)
  for (const [k, n] of [[1, 1], [0, 1], [3, 5]] as const) {
    const likelihood = (z: number): number => z ** k * (1 - z) ** (n - k);
    const mean = posteriorMean((z) => z, { prior: () => 1, likelihood, from: 0, to: 1 });
    agree(mean, (1 + k) / (2 + n), EXACT64);
  }
});

Deno.test("posteriorMean() does not ask where nothing can be", () => {
  const u = (z: number): number => {
    if (z < 0 || z > 1) throw new Error("asked where nothing can be");
    return z;
  };
  const hidden = { prior: (z: number) => z < 0 ? 0 : 1, likelihood: (z: number) => z > 1 ? 0 : 1 };
  agree(posteriorMean(u, { ...hidden, from: -1, to: 2 }, { panels: 3 }), 0.5, EXACT64);
});

Deno.test("posteriorMean() refuses a range without mass or ends, and densities below 0", () => {
  const hidden = { prior: () => 1, likelihood: (z: number) => z > 0 ? 1 : 0 };
  throws(() => posteriorMean((z) => z, { ...hidden, from: -2, to: -1 }), {
    name: "RangeError",
    message: "Expected mass between -2 and -1; got 0",
  });
  throws(() => posteriorMean((z) => z, { ...hidden, from: 0, to: Infinity }), {
    name: "RangeError",
    message: "Expected the end to be finite; got Infinity",
  });
  for (const to of [0, 1]) {
    throws(() => posteriorMean((z) => z, { ...hidden, from: 1, to }), {
      name: "RangeError",
      message: `Expected an end after 1; got ${to}`,
    });
  }
  for (const name of ["prior", "likelihood"] as const) {
    // both below 0 have a product above it
    const below = { ...hidden, prior: () => -1, likelihood: () => -1, [name]: () => -2 };
    const only = { ...hidden, [name]: () => -2, from: 0, to: 1 };
    throws(() => posteriorMean((z) => z, only), {
      name: "RangeError",
      message: new RegExp(`^Expected a ${name} >= 0; got -2 at z = 0`),
    });
    throws(() => posteriorMean((z) => z, { ...below, from: 0, to: 1 }), { name: "RangeError" });
  }
});
