/**
 * Brings the points up to `place` before those after it, along one axis.
 *
 * @see Hoare 1961 (quickselect).
 */
export function divide(
  order: Int32Array,
  points: Float64Array,
  dim: number,
  axis: number,
  ...[from, to, place]: [number, number, number]
): void {
  let low = from, high = to;
  while (low < high) {
    const pivot = points[order[(low + high) >> 1]! * dim + axis]!;
    let i = low, j = high;
    while (i <= j) {
      while (points[order[i]! * dim + axis]! < pivot) i++;
      while (points[order[j]! * dim + axis]! > pivot) j--;
      if (i > j) break;
      const kept = order[i]!;
      order[i++] = order[j]!;
      order[j--] = kept;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else return;
  }
}
