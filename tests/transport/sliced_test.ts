import { deepEqual, ok, throws } from "node:assert/strict";
import { EXACT64, monteCarlo } from "flowbook/judge";
import { stream } from "flowbook/random";
import { squaredSlicedWasserstein2, wasserstein2, wasserstein2OnLine } from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const count = 40;

function clouds(dim: number): [Float64Array, Float64Array] {
  const numbers = stream(dim);
  return [numbers.split("x").normal(count * dim), numbers.split("y").normal(count * dim)];
}

Deno.test("the sliced distance of a translation by a is |a|^2 / dim", () => {
  for (const dim of [1, 2, 3, 5]) {
    const [x] = clouds(dim), moved = x.map((v, k) => v + (k % dim === 0 ? 3 : 0));
    agree(squaredSlicedWasserstein2(x, moved, dim, 2000, stream(1)), 9 / dim, monteCarlo());
  }
});

Deno.test("in the plane the mean over directions is the integral over the half turn", () => {
  const [x, y] = clouds(2), angles = 2000;
  const shadow = (cloud: Float64Array, angle: number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => {
      return Math.cos(angle) * cloud[2 * i]! + Math.sin(angle) * cloud[2 * i + 1]!;
    });
  let exact = 0;
  for (let k = 0; k < angles; k++) {
    const angle = Math.PI * (k + 0.5) / angles;
    exact += wasserstein2OnLine(shadow(x, angle), shadow(y, angle)) ** 2 / angles;
  }
  agree(squaredSlicedWasserstein2(x, y, 2, 4000, stream(2)), exact, monteCarlo());
});

Deno.test("the sliced distance is at most W2^2 / dim, and is W2^2 on the line", () => {
  const [a, b] = clouds(1);
  agree(
    Number(squaredSlicedWasserstein2(a, b, 1, 2, stream(3)).value),
    wasserstein2OnLine(a, b) ** 2,
    EXACT64,
  );
  const [x, y] = clouds(3), sliced = squaredSlicedWasserstein2(x, y, 3, 500, stream(4));
  ok(Number(sliced.value) < wasserstein2(x, y, 3) ** 2 / 3);
  agree(Number(squaredSlicedWasserstein2(x, x, 3, 5, stream(4)).value), 0, EXACT64);
});

Deno.test("the sliced distance repeats for the same stream, and moves it on", () => {
  const [x, y] = clouds(2), numbers = stream(5);
  const first = squaredSlicedWasserstein2(x, y, 2, 10, numbers);
  deepEqual(squaredSlicedWasserstein2(x, y, 2, 10, stream(5)), first);
  ok(squaredSlicedWasserstein2(x, y, 2, 10, numbers).value !== first.value);
});

Deno.test("the sliced distance refuses unequal clouds, NaN and a single direction", () => {
  throws(() => squaredSlicedWasserstein2([1, 2], [1], 1, 5, stream(0)), {
    name: "TypeError",
    message: "Expected as many points in y as in x; got 1 and 2",
  });
  throws(() => squaredSlicedWasserstein2([NaN], [1], 1, 5, stream(0)), {
    message: "Expected x[0] to be finite; got NaN",
  });
  throws(() => squaredSlicedWasserstein2([1], [1], 1, 1, stream(0)), {
    name: "RangeError",
    message: "Expected at least 2 directions; got 1",
  });
  throws(() => squaredSlicedWasserstein2([1], [1], 1, 0, stream(0)), {
    message: "Expected directions to be a positive integer; got 0",
  });
});
