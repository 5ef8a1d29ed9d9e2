import { throws } from "node:assert/strict";
import { gaussianTarget, marginalVelocity, posteriorMean } from "flowbook/exact";
import { QUADRATURE64 } from "flowbook/judge";
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

Deno.test("posteriorMean() refuses a range without mass, or without ends", () => {
  const hidden = { prior: () => 1, likelihood: (z: number) => z > 0 ? 1 : 0 };
  throws(() => posteriorMean((z) => z, { ...hidden, from: -2, to: -1 }), {
    name: "RangeError",
    message: "Expected mass between -2 and -1; got 0",
  });
  throws(() => posteriorMean((z) => z, { ...hidden, from: 0, to: Infinity }), {
    name: "RangeError",
    message: "Expected to to be finite; got Infinity",
  });
});
