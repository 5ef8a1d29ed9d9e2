import { EXACT64 } from "flowbook/judge";
import { increasingRoot } from "flowbook/numerics";
import { deepEqual, ok } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { refuses } from "../tensors/refuses.ts";

/** A function and its derivative that count their calls. */
function counted(
  value: (x: number) => number,
  derivative: (x: number) => number,
): { f: (x: number) => { value: number; derivative: number }; calls: () => number } {
  let calls = 0;
  return {
    f: (x) => {
      calls++;
      return { value: value(x), derivative: derivative(x) };
    },
    calls: () => calls,
  };
}

Deno.test("increasingRoot() finds roots to the last bits, in few rounds where f is smooth", () => {
  const { f, calls } = counted(
    (x) => x + 0.9 * Math.tanh(3 * x) - 0.4,
    (x) => 1 + 2.7 * (1 - Math.tanh(3 * x) ** 2),
  );
  const x = increasingRoot(f, -2, 2);
  agree(x + 0.9 * Math.tanh(3 * x), 0.4, EXACT64);
  ok(calls() < 20, `${calls()} calls`);
});

Deno.test("it does not run away where Newton does", () => {
  const { f } = counted((x) => Math.atan(x - 3), (x) => 1 / (1 + (x - 3) ** 2));
  agree(increasingRoot(f, -1e6, 1e6), 3, EXACT64);
  const flat = counted((x) => (x - 1) ** 3, () => 0);
  agree(increasingRoot(flat.f, -10, 10), 1, EXACT64);
  const wrong = counted((x) => x - 0.25, () => 10); // steps too short
  agree(increasingRoot(wrong.f, 0, 1), 0.25, EXACT64);
  const jump = counted((x) => x < 0.3 ? -1 : 1, () => 0);
  agree(increasingRoot(jump.f, 0, 1), 0.3, EXACT64);
});

Deno.test("a root at an end is that end", () => {
  const line = (x: number): { value: number; derivative: number } => ({ value: x, derivative: 1 });
  deepEqual([increasingRoot(line, 0, 1), increasingRoot(line, -1, 0)], [0, 0]);
  deepEqual(increasingRoot(line, 0, 0), 0);
});

Deno.test("increasingRoot() refuses places that enclose no root, and what is not finite", () => {
  const line = (x: number): { value: number; derivative: number } => ({ value: x, derivative: 1 });
  const expected = "Expected f to rise through 0 between the places; got";
  refuses(() => increasingRoot(line, 1, 2), new RangeError(`${expected} f(1) = 1 and f(2) = 2`));
  refuses(
    () => increasingRoot(line, -2, -1),
    new RangeError(`${expected} f(-2) = -2 and f(-1) = -1`),
  );
  refuses(() => increasingRoot(line, 1, -1), new RangeError(`${expected} f(1) = 1 and f(-1) = -1`));
  const hole = (x: number): { value: number; derivative: number } => ({
    value: x === 0 ? NaN : x,
    derivative: 1,
  });
  refuses(() => increasingRoot(hole, -1, 1), new RangeError("Expected f(0) to be finite; got NaN"));
});
