import { deepEqual, ok, throws } from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import { functionOfSymmetric, sum, symmetricEigen } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { eigs } from "mathjs";
import { agree } from "../judge/agree.ts";

/** A symmetric matrix of normal numbers. */
function symmetric(size: number, seed: number): number[][] {
  const z = stream(seed).normal(size * size);
  return Array.from(
    { length: size },
    (_, i) => Array.from({ length: size }, (_, j) => z[i * size + j]! + z[j * size + i]!),
  );
}

Deno.test("symmetricEigen() puts the matrix together again, with axes at right angles", () => {
  for (const size of [1, 2, 3, 8, 20]) {
    const A = symmetric(size, size), { values, vectors } = symmetricEigen(A);
    ok(values.every((value, k) => k === 0 || value >= values[k - 1]!));
    agree(functionOfSymmetric(A, (value) => value).flat(), A.flat(), EXACT64);
    const dots = vectors.map((v) => vectors.map((w) => sum(v.map((entry, i) => entry * w[i]!))));
    agree(dots.flat(), dots.flatMap((_, i) => dots.map((_, j) => (i === j ? 1 : 0))), EXACT64);
  }
});

Deno.test("symmetricEigen() finds the eigenvalues that mathjs finds", () => {
  for (const size of [2, 4, 6]) {
    const A = symmetric(size, 10 + size);
    const found = (eigs(A).values as number[]).sort((a, b) => a - b);
    agree(symmetricEigen(A).values, found, EXACT64);
  }
});

Deno.test("symmetricEigen() of diagonal, singular and equal eigenvalues", () => {
  deepEqual(symmetricEigen([[3, 0], [0, -1]]).values, [-1, 3]);
  agree(symmetricEigen([[1, 1], [1, 1]]).values, [0, 2], EXACT64);
  agree(symmetricEigen([[0, 5], [5, 0]]).values, [-5, 5], EXACT64);
  deepEqual(symmetricEigen([[0, 0], [0, 0]]).values, [0, 0]);
  const s = Math.SQRT1_2; // the vectors of [[2, 1], [1, 2]]
  const { vectors } = symmetricEigen([[2, 1], [1, 2]]);
  agree(vectors.map(([a, b]) => Math.abs(a! * s + b! * s)), [0, 1], EXACT64);
});

Deno.test("symmetricEigen() of a matrix in other units has its values in them, to the last bit", () => {
  const A = symmetric(6, 40), { values, vectors } = symmetricEigen(A);
  for (const unit of [2 ** -200, 2 ** 200]) { // powers of two do not round
    const found = symmetricEigen(A.map((row) => row.map((entry) => unit * entry)));
    deepEqual(found.values, values.map((value) => unit * value));
    deepEqual(found.vectors, vectors);
  }
});

Deno.test("functionOfSymmetric() of squares, roots and exponentials", () => {
  const A = symmetric(5, 30);
  const square = A.map((row) => A.map((_, j) => sum(row.map((a, k) => a * A[k]![j]!))));
  agree(functionOfSymmetric(A, (v) => v * v).flat(), square.flat(), EXACT64);
  const root = functionOfSymmetric(square, (v) => Math.sqrt(Math.max(0, v)));
  agree(root.flat(), functionOfSymmetric(A, Math.abs).flat(), EXACT64);
  // a turn by 45 degrees of the axes
  const [[a, b]] = functionOfSymmetric([[0, 1], [1, 0]], Math.exp) as [[number, number]];
  agree([a, b], [Math.cosh(1), Math.sinh(1)], EXACT64);
});

Deno.test("symmetricEigen() refuses what is not square or not symmetric", () => {
  throws(() => symmetricEigen([[1, 2]]), {
    name: "TypeError",
    message: "Expected row 0 of length 1; got 2",
  });
  throws(() => symmetricEigen([[1, 2], [3, 1]]), {
    name: "RangeError",
    message: "Expected a symmetric matrix; got 2 at (0, 1), 3 at (1, 0)",
  });
  throws(() => symmetricEigen([[NaN]]), { message: "Expected row 0[0] to be finite; got NaN" });
});
