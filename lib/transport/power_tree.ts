import { divide } from "./divide.ts";
import { type HeapPlaces, rise, sink } from "./heap_moves.ts";

const LEAF = 16; // points of a leaf: fewer make more boxes, more make longer scans

/** What a search has found: a heap of places in the tree, the one of greatest power on top. */
export interface Found {
  /** The items are places in the tree, their keys are the powers with the other sign. */
  heap: HeapPlaces;
  /** How many; what stands behind them is of no meaning. */
  count: number;
}

/**
 * Points in a tree of boxes, to find those of least power |q - y_j|^2 - v_j.
 *
 * The tree holds the points in its own order, neighbours side by side: `order[p]` is the number that
 * the point at place p had. Prices v may fall but not rise between two looks at them: the largest
 * price of a box is then still a bound.
 *
 * @see Bentley 1975 (trees of boxes); Aurenhammer 1987 (power).
 */
export class PowerTree {
  /** By place in the tree: the number the point came with. */
  readonly order: Int32Array;
  /** Coordinates, in the order of the tree. */
  readonly points: Float64Array;
  /** Of the last search. */
  readonly found: Found;
  readonly #dim: number;
  readonly #boxes: Float64Array;
  readonly #most: Float64Array;
  #prices: Float64Array = new Float64Array();
  #query: Float64Array = new Float64Array();
  #start = 0;
  #wanted = 1;
  #below = Infinity;

  constructor(points: Float64Array, dim: number) {
    const count = points.length / dim;
    this.#dim = dim;
    let nodes = 2;
    for (let size = count; size > LEAF; size = Math.ceil(size / 2)) nodes *= 2;
    this.#boxes = new Float64Array(2 * dim * nodes);
    this.#most = new Float64Array(nodes);
    this.order = Int32Array.from({ length: count }, (_, i) => i);
    this.#split(points, 1, 0, count);
    this.points = new Float64Array(points.length);
    this.order.forEach((from, to) => {
      for (let k = 0; k < dim; k++) this.points[to * dim + k] = points[from * dim + k]!;
    });
    this.found = { heap: heapOf(1), count: 0 };
  }

  /** Looks at prices, one a point in the order of the tree; keeps them, without a copy. */
  usePrices(prices: Float64Array): void {
    this.#prices = prices;
    this.#lift(1, 0, this.order.length);
  }

  /** Leaves in `found` the `wanted` points of least power for the query at `start`, or all. */
  search(query: Float64Array, start: number, wanted: number): void {
    if (this.found.heap.items.length < wanted) this.found.heap = heapOf(wanted);
    this.found.count = 0;
    this.#query = query;
    this.#start = start;
    this.#wanted = wanted;
    this.#below = Infinity;
    this.#visit(1, 0, this.order.length, this.#distance(1));
  }

  #visit(node: number, from: number, to: number, distance: number): void {
    const { found } = this, { heap } = found;
    if (distance - this.#most[node]! >= this.#below) return;
    if (to - from > LEAF) {
      const half = (from + to) >> 1, left = this.#distance(2 * node);
      const right = this.#distance(2 * node + 1);
      if (left - this.#most[2 * node]! <= right - this.#most[2 * node + 1]!) {
        this.#visit(2 * node, from, half, left);
        this.#visit(2 * node + 1, half, to, right);
      } else {
        this.#visit(2 * node + 1, half, to, right);
        this.#visit(2 * node, from, half, left);
      }
      return;
    }
    const dim = this.#dim, points = this.points, query = this.#query, start = this.#start;
    for (let j = from; j < to; j++) {
      let square = 0;
      for (let k = 0; k < dim; k++) {
        const difference = query[start + k]! - points[j * dim + k]!;
        square += difference * difference;
      }
      const power = square - this.#prices[j]!;
      if (power >= this.#below) continue;
      if (found.count < this.#wanted) rise(heap, found.count++, -power, j);
      else sink(heap, found.count, -power, j);
      if (found.count === this.#wanted) this.#below = -heap.keys[0]!;
    }
  }

  /** No point that the last search left out has less power than this. */
  get bound(): number {
    return this.#below;
  }

  /** The squared distance of the query from a box. */
  #distance(node: number): number {
    const dim = this.#dim, box = 2 * dim * node;
    let sum = 0;
    for (let k = 0; k < dim; k++) {
      const at = this.#query[this.#start + k]!;
      const low = this.#boxes[box + k]! - at, high = at - this.#boxes[box + dim + k]!;
      const outside = low > 0 ? low : high > 0 ? high : 0;
      sum += outside * outside;
    }
    return sum;
  }

  #split(points: Float64Array, node: number, from: number, to: number): void {
    const dim = this.#dim, { order } = this, box = 2 * dim * node;
    let axis = 0, width = -1;
    for (let k = 0; k < dim; k++) {
      let low = Infinity, high = -Infinity;
      for (let j = from; j < to; j++) {
        const at = points[order[j]! * dim + k]!;
        if (at < low) low = at;
        if (at > high) high = at;
      }
      this.#boxes[box + k] = low;
      this.#boxes[box + dim + k] = high;
      if (high - low > width) [axis, width] = [k, high - low];
    }
    if (to - from <= LEAF) return;
    const half = (from + to) >> 1;
    divide(order, points, dim, axis, from, to - 1, half);
    this.#split(points, 2 * node, from, half);
    this.#split(points, 2 * node + 1, half, to);
  }

  #lift(node: number, from: number, to: number): number {
    let most = -Infinity;
    if (to - from <= LEAF) {
      for (let j = from; j < to; j++) if (this.#prices[j]! > most) most = this.#prices[j]!;
    } else {
      const half = (from + to) >> 1;
      most = Math.max(this.#lift(2 * node, from, half), this.#lift(2 * node + 1, half, to));
    }
    return this.#most[node] = most;
  }
}

function heapOf(length: number): HeapPlaces {
  return { keys: new Float64Array(length), items: new Int32Array(length) };
}
