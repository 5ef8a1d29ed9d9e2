import fc from "#properties";
import type { Atoms } from "flowbook/transport";
import { solveProgramme } from "./linear_programme.ts";

/** The pair of chapter 1 whose distribution functions cross. */
export const CROSSING = {
  x: { places: [0, 1, 3], masses: [0.5, 0.3, 0.2] },
  y: { places: [-1, 2, 4], masses: [0.4, 0.3, 0.3] },
} as const;

/** Laws of up to `most` atoms in `dim` dimensions; some places coincide, some masses are zero. */
export function anyAtoms(most: number, dim = 1): fc.Arbitrary<Atoms> {
  const place = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: -10, max: 10, noNaN: true }),
  );
  return fc.integer({ min: 1, max: most }).chain((count) =>
    fc.tuple(
      fc.array(place, { minLength: count * dim, maxLength: count * dim }),
      fc.array(fc.nat(9), { minLength: count, maxLength: count }),
    )
  ).filter(([, shares]) => shares.some((share) => share > 0))
    .map(([places, shares]) => {
      const total = shares.reduce((sum, share) => sum + share, 0);
      return { places, masses: shares.map((share) => share / total) };
    });
}

/** The least cost of a plan with given masses, by the simplex code highs. */
export async function cheapestPlan(
  costs: ArrayLike<number>,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): Promise<number> {
  const rows = Array.from(from, (_, i) => i), columns = Array.from(to, (_, j) => j);
  const terms = rows.flatMap((i) => columns.map((j) => `${costs[i * to.length + j]} p${i}_${j}`));
  const { value } = await solveProgramme([
    "Minimize",
    terms.join(" + "),
    "Subject To",
    ...rows.map((i) => `${columns.map((j) => `p${i}_${j}`).join(" + ")} = ${from[i]}`),
    // the last column follows from the others; rounding of the masses would contradict it
    ...columns.slice(1).map((j) => `${rows.map((i) => `p${i}_${j}`).join(" + ")} = ${to[j]}`),
    "End",
  ].join("\n"));
  return value;
}

/** |x_i - y_j|^p for all pairs of atoms. */
export function powers(x: Atoms, y: Atoms, dim: number, p: number): Float64Array {
  const point = ({ places }: Atoms, i: number): number[] =>
    Array.from({ length: dim }, (_, k) => places[i * dim + k]!);
  const columns = y.masses.length;
  return Float64Array.from({ length: x.masses.length * columns }, (_, k) => {
    const a = point(x, Math.floor(k / columns)), b = point(y, k % columns);
    return Math.hypot(...a.map((coordinate, d) => coordinate - b[d]!)) ** p;
  });
}
