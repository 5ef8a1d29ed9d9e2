import { EXACT64 } from "flowbook/judge";
import { eliminate } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { equal } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { refuses } from "../tensors/refuses.ts";

const numbers = stream(52);

/** The determinant by Leibniz's sum over all orders. */
function leibniz(matrix: readonly (readonly number[])[]): number {
  const [first, ...rest] = matrix;
  if (!first) return 1;
  return first.reduce((sum, entry, j) => {
    const minor = rest.map((row) => row.toSpliced(j, 1));
    return sum + (j % 2 === 0 ? 1 : -1) * entry * leibniz(minor);
  }, 0);
}

Deno.test("eliminate() has the determinant of Leibniz's sum, and an inverse that undoes", () => {
  for (const size of [1, 2, 3, 6]) {
    const draws = numbers.split(`size ${size}`);
    const A = Array.from({ length: size }, () => [...draws.normal(size)]);
    const { logDet, sign, inverse } = eliminate(A);
    agree(sign * Math.exp(logDet), leibniz(A), EXACT64);
    const back = inverse();
    const product = A.flatMap((row) =>
      A.map((_, j) => row.reduce((sum, entry, k) => sum + entry * back[k]![j]!, 0))
    );
    agree(product, A.flatMap((_, i) => A.map((_, j) => i === j ? 1 : 0)), EXACT64);
  }
});

Deno.test("eliminate() changes rows where a pivot is 0, and counts the sign", () => {
  const turned = eliminate([[0, 1, 0], [0, 0, 2], [3, 0, 0]]);
  equal(turned.sign, 1);
  agree(turned.logDet, Math.log(6), EXACT64);
  equal(eliminate([[0, 1], [1, 0]]).sign, -1);
});

Deno.test("eliminate() knows a singular matrix", () => {
  const { logDet, sign, inverse } = eliminate([[1, 2], [2, 4]]);
  equal(logDet, -Infinity);
  equal(sign, 0);
  refuses(inverse, new RangeError("Expected a matrix with an inverse; got a singular one"));
});

Deno.test("eliminate() refuses what is no square of finite numbers", () => {
  refuses(() => eliminate([]), new TypeError("Expected a matrix with entries; got none"));
  refuses(() => eliminate([[1, 2]]), new TypeError("Expected row 0 of length 1; got 2"));
  refuses(
    () => eliminate([[Infinity]]),
    new RangeError("Expected row 0[0] to be finite; got Infinity"),
  );
});
