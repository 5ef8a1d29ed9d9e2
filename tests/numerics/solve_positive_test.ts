import { throws } from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import { solvePositive } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { agree } from "../judge/agree.ts";

Deno.test("solvePositive() solves A x = b for A = B B^T + I", () => {
  for (const size of [1, 2, 7, 20]) {
    const numbers = stream(size), B = numbers.split("B").normal(size * size);
    const x = numbers.split("x").normal(size);
    const A = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => {
        let sum = i === j ? 1 : 0;
        for (let k = 0; k < size; k++) sum += B[i * size + k]! * B[j * size + k]!;
        return sum;
      }));
    const b = A.map((row) => row.reduce((sum, entry, j) => sum + entry * x[j]!, 0));
    agree(solvePositive(A, b), [...x], EXACT64);
  }
});

Deno.test("solvePositive() refuses what is not square or not positive definite", () => {
  throws(() => solvePositive([[1, 0]], [1]), {
    name: "TypeError",
    message: "Expected a matrix of shape [1, 1]; got 1 rows",
  });
  throws(() => solvePositive([[1, 2], [2, 1]], [1, 1]), {
    name: "RangeError",
    message: "Expected a positive definite matrix; got pivot -3",
  });
});
