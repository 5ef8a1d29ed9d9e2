import type { Candidates } from "./candidates.ts";
import { squaredDistance } from "./cloud.ts";
import { DistanceHeap } from "./distance_heap.ts";
import type { Shipments } from "./shipments.ts";

/** A transport problem between two clouds of places, half solved. */
export interface Matching {
  readonly sources: Float64Array;
  readonly targets: Float64Array;
  readonly dim: number;
  /** v, by target; they only fall. */
  readonly prices: Float64Array;
  readonly candidates: Candidates;
  /** Each goes to a target that is cheapest for its source at the prices. */
  readonly shipments: Shipments;
}

/**
 * Sends what is left in the sources to the targets with room, along shortest paths.
 *
 * A step from a source to a target is as long as the target is dearer than the one it serves; a step
 * back from a target to a source that serves it has no length. Prices fall by what Dijkstra's search
 * had left to go, so that every shipment stays the cheapest for its source.
 *
 * @see Edmonds and Karp 1972; Jonker and Volgenant 1987.
 */
export class NearestRoom {
  readonly #matching: Matching;
  readonly #heap = new DistanceHeap();
  /** By target: its distance, and the source from which it was reached. */
  readonly #distance: Float64Array;
  readonly #from: Int32Array;
  /** By source: the shipment through which it was reached, the target of that, and the distance. */
  readonly #shipment: Int32Array;
  readonly #through: Int32Array;
  readonly #base: Float64Array;
  /** The last search that reached or settled a target, or visited a source. */
  readonly #reached: Int32Array;
  readonly #settled: Int32Array;
  readonly #visited: Int32Array;
  readonly #order: Int32Array;
  #search = 0;
  #end = -1;
  #limit = Infinity;

  constructor(matching: Matching) {
    const rows = matching.shipments.left.length, columns = matching.prices.length;
    this.#matching = matching;
    this.#distance = new Float64Array(columns);
    this.#from = new Int32Array(columns);
    this.#reached = new Int32Array(columns);
    this.#settled = new Int32Array(columns);
    this.#order = new Int32Array(columns);
    this.#shipment = new Int32Array(rows);
    this.#through = new Int32Array(rows);
    this.#base = new Float64Array(rows);
    this.#visited = new Int32Array(rows);
  }

  /** Empties a source. */
  serve(start: number): void {
    const { left } = this.#matching.shipments;
    while (left[start]! > 0) {
      this.#find(start);
      this.#carry(start);
    }
  }

  /** Finds the nearest target with room and lowers the prices of those on the way. */
  #find(start: number): void {
    const { prices, candidates, shipments, targets, sources, dim } = this.#matching;
    const { first, next, source } = shipments, heap = this.#heap, columns = prices.length;
    const search = ++this.#search;
    let settled = 0;
    heap.clear();
    this.#limit = Infinity;
    this.#visit(start, 0);
    while (!heap.isEmpty && heap.key < this.#limit) {
      const distance = heap.key, item = heap.pop();
      if (item >= columns) { // a source whose list may not reach as far
        const i = item - columns;
        candidates.renew(i, Math.min(columns, 2 * candidates.count[i]!));
        this.#reach(i);
        continue;
      }
      if (this.#settled[item] === search) continue;
      this.#settled[item] = search;
      this.#order[settled++] = item;
      for (let e = first[item]!; e >= 0; e = next[e]!) {
        const i = source[e]!;
        if (this.#visited[i] === search) continue;
        this.#shipment[i] = e;
        this.#through[i] = item;
        const cost = squaredDistance(sources, i, targets, item, dim);
        this.#visit(i, distance - (cost - prices[item]!));
      }
    }
    for (let k = 0; k < settled; k++) {
      const j = this.#order[k]!, rest = this.#limit - this.#distance[j]!;
      if (rest > 0) {
        prices[j]! -= rest;
        candidates.noteFall();
      }
    }
  }

  #visit(i: number, base: number): void {
    this.#visited[i] = this.#search;
    this.#base[i] = base;
    this.#reach(i);
  }

  /** Looks where the candidates of a source lead. */
  #reach(i: number): void {
    const { prices, candidates, shipments: { room } } = this.#matching, base = this.#base[i]!;
    const { columns, costs } = candidates, from = candidates.start[i]!;
    const to = from + candidates.count[i]!, search = this.#search;
    for (let k = from; k < to; k++) {
      const j = columns[k]!, distance = base + (costs[k]! - prices[j]!);
      if (distance >= this.#limit) continue;
      if (this.#reached[j] === search && distance >= this.#distance[j]!) continue;
      if (this.#settled[j] === search) continue; // rounding alone could come here
      this.#reached[j] = search;
      this.#distance[j] = distance;
      this.#from[j] = i;
      if (room[j]! > 0) {
        this.#limit = distance;
        this.#end = j;
      } else this.#heap.push(distance, j);
    }
    const bound = candidates.bound[i]!;
    if (bound < this.#limit - base) this.#heap.push(base + bound, prices.length + i);
  }

  /** Sends along the path as much as its start has, its end takes and its shipments give back. */
  #carry(start: number): void {
    const { left, room, amount } = this.#matching.shipments, end = this.#end;
    let most = Math.min(left[start]!, room[end]!);
    for (let i = this.#from[end]!; i !== start; i = this.#from[this.#through[i]!]!) {
      most = Math.min(most, amount[this.#shipment[i]!]!);
    }
    left[start]! -= most;
    room[end]! -= most;
    for (let j = end;;) {
      const i = this.#from[j]!;
      if (i !== start) this.#matching.shipments.reduce(this.#shipment[i]!, most);
      this.#matching.shipments.add(i, j, most);
      if (i === start) return;
      j = this.#through[i]!;
    }
  }
}
