const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The first row whose costs each row has, but for one number added to all of them.
 *
 * Points that lie in one place have rows of one kind; so have any, where all others lie in one place.
 *
 * @param costs costs[i * size + j] of row i with column j
 * @returns `[size]`; its own number for the first row of a kind
 */
export function kindsOfRows(costs: Float64Array, size: number): Int32Array {
  const alike = new Map<number, number[]>(); // comparing all rows with all would take too long
  return Int32Array.from({ length: size }, (_, i) => {
    const key = keyOf(costs, size, i), kinds = alike.get(key) ?? [];
    const kind = kinds.find((k) => isOfKind(costs, size, i, k));
    if (kind === undefined) alike.set(key, [...kinds, i]);
    return kind ?? i;
  });
}

/** A number that rows of one kind have in common, and hardly any others. */
function keyOf(costs: Float64Array, size: number, row: number): number {
  const start = row * size;
  let key = 0;
  for (let j = 1; j < size; j++) {
    key += (costs[start + j]! - costs[start]!) * (j * GOLDEN % 1);
  }
  return key;
}

function isOfKind(costs: Float64Array, size: number, row: number, other: number): boolean {
  const a = row * size, b = other * size;
  for (let j = 1; j < size; j++) {
    if (costs[a + j]! - costs[a]! !== costs[b + j]! - costs[b]!) return false;
  }
  return true;
}

/** The costs with rows for columns. */
export function transposed(costs: Float64Array, size: number): Float64Array {
  const turned = new Float64Array(costs.length);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) turned[j * size + i] = costs[i * size + j]!;
  }
  return turned;
}
