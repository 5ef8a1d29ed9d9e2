import { equal, throws } from "node:assert/strict";
import { estimateMean, monteCarlo, within } from "flowbook/judge";
import { stream } from "flowbook/random";
import { type PointSource, squaredDistanceAboveFloor } from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const line: PointSource = { dim: 1, draw: (count, numbers) => numbers.normal(count) };
const plane: PointSource = { dim: 2, draw: (count, numbers) => numbers.normal(2 * count) };

Deno.test("squaredDistanceAboveFloor() of fresh draws is 0 on average", () => {
  const excesses = Array.from({ length: 200 }, (_, run) => {
    const numbers = stream(1).split(`${run}`);
    return squaredDistanceAboveFloor(plane.draw(30, numbers.split("samples")), plane, numbers);
  });
  agree(estimateMean(excesses), 0, monteCarlo());
});

Deno.test("squaredDistanceAboveFloor() of a shifted law is the square of the shift", () => {
  const samples = stream(2).normal(500).map((x) => x + 3);
  const excess = squaredDistanceAboveFloor(samples, line, stream(3));
  agree(excess / 9, 1, within(0.22, "five deviations of the means of 500 points"));
});

Deno.test("squaredDistanceAboveFloor() leaves the stream where it was, and refuses half a point", () => {
  const numbers = stream(4);
  squaredDistanceAboveFloor([0, 0], plane, numbers);
  equal(numbers.uniform(1)[0], stream(4).uniform(1)[0]);
  throws(() => squaredDistanceAboveFloor([1, 2, 3], plane, stream(0)), {
    name: "TypeError",
    message: "Expected samples of a length divisible by 2; got 3",
  });
  const never: PointSource = {
    dim: 1,
    draw: () => {
      throw new Error("drawn before the samples were looked at");
    },
  };
  throws(() => squaredDistanceAboveFloor([], never, stream(0)), {
    name: "RangeError",
    message: "Expected at least one point in samples; got none",
  });
  throws(() => squaredDistanceAboveFloor([NaN], never, stream(0)), {
    name: "RangeError",
    message: "Expected samples[0] to be finite; got NaN",
  });
});
