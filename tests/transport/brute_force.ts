/** Every order of 0, ..., count - 1. */
export function permutations(count: number): number[][] {
  if (count === 0) return [[]];
  return permutations(count - 1).flatMap((rest) =>
    Array.from({ length: count }, (_, place) => rest.toSpliced(place, 0, count - 1))
  );
}

/** The least cost of a pairing, by trying them all. */
export function leastCost(costs: ArrayLike<number>, size: number): number {
  const totals = permutations(size).map((columns) =>
    columns.reduce((sum, j, i) => sum + costs[i * size + j]!, 0)
  );
  return Math.min(...totals);
}
