import { squaredDistance } from "./cloud.ts";
import type { PowerTree } from "./power_tree.ts";

const FRESH = 1 / 8; // of the prices may have fallen before the tree looks at all of them again

/** Where candidates come from. */
export interface CandidateSearch {
  readonly sources: Float64Array;
  readonly dim: number;
  /** The targets. */
  readonly tree: PowerTree;
  /** One a target, in the order of the tree; they only fall. */
  readonly prices: Float64Array;
}

/**
 * For each source the targets that may be cheapest, and a bound for all others.
 *
 * Prices never rise, so reduced costs |x_i - y_j|^2 - v_j never fall: what was no candidate when the
 * list was made is dearer than `bound` for ever. A search that gets as far as the bound asks for a
 * longer list; so nothing is overlooked, and the matrix of costs is never made.
 */
export class Candidates {
  /** By source: where its candidates begin in `columns` and `costs`. */
  readonly start: Int32Array;
  /** By source: how many it has. */
  readonly count: Int32Array;
  /** By source: no other target has a smaller reduced cost; Infinity when all are candidates. */
  readonly bound: Float64Array;
  columns: Int32Array;
  costs: Float64Array;
  readonly #search: CandidateSearch;
  #used = 0;
  #fallen = 0;

  constructor(search: CandidateSearch, wanted: number) {
    const count = search.sources.length / search.dim;
    this.#search = search;
    this.start = new Int32Array(count);
    this.count = new Int32Array(count);
    this.bound = new Float64Array(count);
    this.columns = new Int32Array(2 * count * wanted);
    this.costs = new Float64Array(2 * count * wanted);
    search.tree.usePrices(search.prices);
    for (let i = 0; i < count; i++) this.renew(i, wanted);
  }

  /** Says that a price has fallen. */
  noteFall(): void {
    this.#fallen++;
  }

  /** Lists the candidates of a source anew, at the prices of now. */
  renew(i: number, wanted: number): void {
    const { sources, dim, tree, prices } = this.#search, { found, points } = tree;
    if (this.#fallen > prices.length * FRESH) {
      tree.usePrices(prices);
      this.#fallen = 0;
    }
    tree.search(sources, i * dim, wanted);
    const { count } = found;
    if (count > this.count[i]!) {
      this.start[i] = this.#used;
      this.#used += count;
      if (this.#used > this.columns.length) this.#grow();
    }
    this.count[i] = count;
    const start = this.start[i]!;
    for (let k = 0; k < count; k++) {
      const j = found.heap.items[k]!;
      this.columns[start + k] = j;
      this.costs[start + k] = squaredDistance(sources, i, points, j, dim);
    }
    this.bound[i] = count === prices.length ? Infinity : tree.bound;
  }

  #grow(): void {
    const columns = new Int32Array(2 * this.#used), costs = new Float64Array(2 * this.#used);
    columns.set(this.columns);
    costs.set(this.costs);
    this.columns = columns;
    this.costs = costs;
  }
}
