import {
  drawTerms,
  geometricTerms,
  rouletteSpread,
  rouletteVariance,
  type TermLaw,
  traceSeries,
  traceSeriesError,
} from "flowbook/exact";
import { estimateMean, EXACT64, monteCarlo } from "flowbook/judge";
import { eliminate, spectralNorm } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { deepEqual, ok } from "node:assert/strict";
import { agree } from "../../judge/agree.ts";
import { refuses } from "../../tensors/refuses.ts";

const numbers = stream(53);

/** A random matrix of this spectral norm. */
function ofNorm(norm: number, dim: number): number[][] {
  const draws = numbers.split(`matrix ${dim}`);
  const A = Array.from({ length: dim }, () => [...draws.normal(dim)]);
  const { value } = spectralNorm(A, draws);
  return A.map((row) => row.map((entry) => entry * norm / value));
}

const added = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);

const logDetOf = (J: readonly (readonly number[])[]): number =>
  eliminate(J.map((row, i) => row.map((entry, j) => entry + Number(i === j)))).logDet;

Deno.test("the series of traces comes to log det(I + J), always within its bound", () => {
  for (const [dim, lipschitz] of [[1, 0.3], [2, 0.9], [5, 0.6]] as const) {
    const J = ofNorm(lipschitz, dim), exact = logDetOf(J), terms = traceSeries(J, 400);
    agree(added(terms), exact, EXACT64);
    for (let n = 1; n <= 60; n++) {
      const bound = traceSeriesError({ dim, lipschitz, terms: n });
      ok(Math.abs(added(terms.slice(0, n)) - exact) <= bound + 1e-12, `${n} terms in ${dim}`);
    }
  }
});

Deno.test("a geometric law takes its terms as often as its chances say", () => {
  const law = geometricTerms({ always: 2, goOn: 0.6 }), draws = numbers.split("draws");
  const counts = Array.from({ length: 4000 }, () => drawTerms(law, draws));
  deepEqual(Math.min(...counts), 2);
  for (const k of [3, 4, 6]) {
    const reached = counts.map((count) => Number(count >= k));
    agree(estimateMean(reached), law.tail(k), monteCarlo(), `${k} terms`);
  }
  agree(estimateMean(counts), 2 + 0.6 / 0.4, monteCarlo(), "the mean");
});

Deno.test("a roulette is right on the average and scatters as its variance says", () => {
  const J = ofNorm(0.7, 3), terms = traceSeries(J, 200), exact = logDetOf(J);
  const law = geometricTerms({ always: 2, goOn: 0.6 }), draws = numbers.split("roulette");
  const sums = Array.from({ length: 4000 }, () => {
    const taken = terms.slice(0, drawTerms(law, draws));
    return added(taken.map((term, at) => term / law.tail(at + 1)));
  });
  agree(estimateMean(sums), exact, monteCarlo(), "the mean");
  const squares = sums.map((sum) => (sum - exact) ** 2);
  agree(estimateMean(squares), rouletteVariance(terms, law), monteCarlo(), "the variance");
});

Deno.test("rouletteVariance() of two terms is that of a coin", () => {
  // a_2 / p with chance p, else 0: variance a_2^2 (1 / p - 1)
  const law = geometricTerms({ goOn: 0.3 });
  agree(rouletteVariance([5, 2], law), 4 * (1 / 0.3 - 1), EXACT64);
});

Deno.test("rouletteSpread() bounds the spread for every matrix of that norm, and meets its own", () => {
  const law = geometricTerms({ always: 3, goOn: 0.7 });
  for (const dim of [1, 2, 5]) {
    const sd = Math.sqrt(rouletteVariance(traceSeries(ofNorm(0.6, dim), 200), law));
    ok(sd <= rouletteSpread({ dim, lipschitz: 0.6, law }));
  }
  // -0.6 I: every term has one sign and its full size
  const worst = traceSeries([[-0.6, 0], [0, -0.6]], 200);
  const sd = Math.sqrt(rouletteVariance(worst, law));
  agree(rouletteSpread({ dim: 2, lipschitz: 0.6, law }), sd, EXACT64);
});

Deno.test("a roulette that would scatter without bound is refused", () => {
  const law = geometricTerms({ goOn: 0.8 });
  refuses(
    () => rouletteSpread({ dim: 2, lipschitz: 0.9, law }),
    new RangeError(
      "Expected a law of ratio above lipschitz^2 = 0.81, for a finite variance; got 0.8",
    ),
  );
});

Deno.test("laws and series refuse numbers out of range", () => {
  const bad: [() => unknown, Error][] = [
    [() => geometricTerms({ goOn: 1 }), new RangeError("Expected goOn in (0, 1); got 1")],
    [() => geometricTerms({ goOn: 0 }), new RangeError("Expected goOn in (0, 1); got 0")],
    [
      () => geometricTerms({ always: 0, goOn: 0.5 }),
      new RangeError("Expected always to be a positive integer; got 0"),
    ],
    [() => traceSeries([[1, 2]], 3), new TypeError("Expected row 0 of length 1; got 2")],
    [() => traceSeries([[1]], 0), new RangeError("Expected terms to be a positive integer; got 0")],
    [
      () => traceSeriesError({ dim: 2, lipschitz: 1, terms: 3 }),
      new RangeError("Expected lipschitz in [0, 1); got 1"),
    ],
  ];
  for (const [call, error] of bad) refuses(call, error);
  const endless: TermLaw = { tail: () => 1, ratio: 1 },
    shy: TermLaw = { tail: () => 0.5, ratio: 1 };
  refuses(
    () => drawTerms(endless, numbers),
    new RangeError("Expected at most 100000 terms; got more"),
  );
  refuses(() => drawTerms(shy, numbers), new RangeError("Expected P(N >= 1) = 1; got 0.5"));
});
