/** A cloud as a list of different places, each with the number of points that lie there. */
export interface Places {
  /** Coordinates, place after place. */
  readonly points: Float64Array;
  /** Points at each place, at least 1. */
  readonly counts: Int32Array;
  /** By point: the number of its place. */
  readonly placeOf: Int32Array;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The different places of a cloud, in the order in which they first occur.
 *
 * Repeated points are ties, and a search among ties walks in circles: what lies in one place travels
 * as one supply.
 *
 * @param x coordinates, point after point
 */
export function placesOf(x: Float64Array, dim: number): Places {
  const count = x.length / dim, placeOf = new Int32Array(count);
  const points = new Float64Array(x.length), counts = new Int32Array(count);
  const last = new Map<number, number>(), before = new Int32Array(count).fill(-1); // of one key
  let places = 0;
  for (let i = 0; i < count; i++) {
    const key = keyOf(x, i * dim, dim), latest = last.get(key) ?? -1;
    let place = latest;
    while (place >= 0 && !isSame(points, place * dim, x, i * dim, dim)) place = before[place]!;
    if (place < 0) {
      place = places++;
      for (let k = 0; k < dim; k++) points[place * dim + k] = x[i * dim + k]!;
      before[place] = latest;
      last.set(key, place);
    }
    counts[place]!++;
    placeOf[i] = place;
  }
  return { points: points.slice(0, places * dim), counts: counts.slice(0, places), placeOf };
}

/** A number that equal points have in common, and hardly any others. */
function keyOf(x: Float64Array, start: number, dim: number): number {
  let key = 0;
  for (let k = 0; k < dim; k++) key = (key + x[start + k]!) * (1 + GOLDEN);
  return key;
}

function isSame(x: Float64Array, i: number, y: Float64Array, j: number, dim: number): boolean {
  for (let k = 0; k < dim; k++) if (x[i + k] !== y[j + k]) return false;
  return true;
}
