import { EXACT64, within } from "flowbook/judge";
import { spectralNorm, symmetricEigen } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { deepEqual, equal } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { refuses } from "../tensors/refuses.ts";

const numbers = stream(51);

function random(rows: number, columns: number): number[][] {
  const draws = numbers.split(`${rows} x ${columns}`);
  return Array.from({ length: rows }, () => [...draws.normal(columns)]);
}

/** The root of the largest eigenvalue of A^T A, by Jacobi's rotations. */
function largestSingular(matrix: readonly (readonly number[])[]): number {
  const gram = matrix[0]!.map((_, i) =>
    matrix[0]!.map((_, j) => matrix.reduce((sum, row) => sum + row[i]! * row[j]!, 0))
  );
  return Math.sqrt(symmetricEigen(gram).values.at(-1)!);
}

Deno.test("spectralNorm() is the largest singular value, with its directions", () => {
  const settled = within(1e-9, "a round changes less than 1e-11");
  for (const [rows, columns] of [[1, 1], [2, 2], [3, 7], [7, 3], [20, 20]] as const) {
    const A = random(rows, columns), { value, left, right } = spectralNorm(A, numbers.split("v"));
    agree(value, largestSingular(A), settled, `${rows} x ${columns}`);
    for (const vector of [left, right]) agree(Math.hypot(...vector), 1, EXACT64);
    const moved = A.map((row) => row.reduce((sum, entry, j) => sum + entry * right[j]!, 0));
    agree(
      moved,
      [...left].map((entry) => value * entry),
      within(1e-4, "directions settle to half the digits"),
    );
  }
});

Deno.test("spectralNorm() of a turn, of a matrix of rank 1, and of 0", () => {
  agree(spectralNorm([[0.6, -0.8], [0.8, 0.6]], numbers).value, 1, EXACT64);
  agree(spectralNorm([[3, 4], [6, 8]], numbers).value, Math.sqrt(125), EXACT64);
  const zero = spectralNorm([[0, 0], [0, 0]], numbers);
  equal(zero.value, 0);
  deepEqual([...zero.left, ...zero.right], [0, 0, 0, 0]);
});

Deno.test("spectralNorm() depends on its stream by its start alone", () => {
  const A = random(5, 4);
  const [one, two] = [1, 2].map((root) => spectralNorm(A, stream(root)).value);
  agree(one!, two!, within(1e-9, "a round changes less than 1e-11"));
});

Deno.test("spectralNorm() refuses what is no matrix", () => {
  const none = new TypeError("Expected a matrix with entries; got none");
  refuses(() => spectralNorm([], numbers), none);
  refuses(() => spectralNorm([[]], numbers), none);
  refuses(
    () => spectralNorm([[1, 2], [3]], numbers),
    new TypeError("Expected row 1 of length 2; got 1"),
  );
  refuses(
    () => spectralNorm([[1, NaN]], numbers),
    new RangeError("Expected row 0[1] to be finite; got NaN"),
  );
});
