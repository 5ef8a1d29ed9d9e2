import { requireCount } from "../require/numbers.ts";
import { auctionPrices, findOffer, type Offer } from "./auction.ts";
import { kindsOfRows, transposed } from "./kinds.ts";

/** The cheapest pairing of rows with columns, and the proof that none is cheaper. */
export interface Assignment {
  /** The column of each row, a permutation `[size]`. */
  readonly columnOf: Int32Array;
  /** The sum of the costs of the pairs. */
  readonly cost: number;
  /** u `[size]`; with v it certifies the pairing, up to rounding. */
  readonly rowDual: Float64Array;
  /** v `[size]`. */
  readonly columnDual: Float64Array;
  /** Rows that the searches walked through, each of them `size` operations. */
  readonly walked: number;
}

/**
 * Pairs every row with a column of its own at the least total cost.
 *
 *   min over permutations s of sum over i of costs[i][s(i)]
 *     = max of sum over i of u_i + v_i  with  u_i + v_j <= costs[i][j] for all i, j
 *
 * Auction prices come first; what they leave open is settled by shortest augmenting paths, so the
 * result is exact.
 *
 * @param costs costs[i * size + j] of row i with column j; any sign
 * @param size  number of rows, and of columns
 * @throws {TypeError} when costs is no Float64Array of length size^2
 * @throws {RangeError} when size is no positive integer, or a cost is not finite
 * @see Jonker and Volgenant 1987 (shortest paths); Bertsekas 1988 (auction).
 *
 * @example
 * ```ts
 * import { assign } from "flowbook/transport";
 * const { columnOf, cost } = assign(Float64Array.of(4, 1, 3, 2, 0, 5, 3, 2, 2), 3);
 * console.log([...columnOf], cost); // [1, 0, 2] 5
 * ```
 */
export function assign(costs: Float64Array, size: number): Assignment {
  requireCosts(costs, size);
  const kindOf = kindsOfRows(costs, size), turned = transposed(costs, size);
  const kindOfColumn = kindsOfRows(turned, size);
  const isFirst = (kind: number, i: number): boolean => kind === i;
  if (kindOfColumn.filter(isFirst).length >= kindOf.filter(isFirst).length) {
    return pairRows(costs, size, kindOf);
  }
  // the search passes over rows of one kind: the side with more repeated points gives the rows
  const { columnOf, rowDual, columnDual, ...rest } = pairRows(turned, size, kindOfColumn);
  const rowOf = new Int32Array(size);
  columnOf.forEach((i, j) => rowOf[i] = j);
  return { ...rest, columnOf: rowOf, rowDual: columnDual, columnDual: rowDual };
}

/** {@link assign}, fastest where no more rows than columns are of different kinds. */
function pairRows(costs: Float64Array, size: number, kindOf: Int32Array): Assignment {
  const prices = auctionPrices(costs, size);
  const pairs: Pairs = {
    costs,
    prices,
    columnOf: new Int32Array(size).fill(-1),
    rowOf: new Int32Array(size).fill(-1),
    kindOf,
  };
  let walked = 0;
  for (const row of rowsWithoutCheapest(pairs)) {
    const { order, distance, from, end, rows } = shortestPath(pairs, row);
    walked += rows;
    for (const j of order) prices[j]! += distance[j]! - distance[end]!;
    turnPath(pairs, row, from, end);
  }
  const rowDual = Float64Array.from(pairs.columnOf, (j, i) => costs[i * size + j]! - prices[j]!);
  const cost = pairs.columnOf.reduce((sum, j, i) => sum + costs[i * size + j]!, 0);
  return { columnOf: pairs.columnOf, cost, rowDual, columnDual: prices, walked };
}

/** A pairing under way; -1 stands for no partner. A paired column is the cheapest for its row. */
interface Pairs {
  readonly costs: Float64Array;
  readonly prices: Float64Array;
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  /** By row; see {@link kindsOfRows}. */
  readonly kindOf: Int32Array;
}

/** Gives each row its cheapest column while that is free; returns the rows that went without. */
function rowsWithoutCheapest({ costs, prices, columnOf, rowOf }: Pairs): number[] {
  const without: number[] = [], offer: Offer = { best: 0, gap: 0 };
  for (let i = 0; i < columnOf.length; i++) {
    findOffer(costs, prices, i, offer);
    if (rowOf[offer.best]! >= 0) without.push(i);
    else [columnOf[i], rowOf[offer.best]] = [offer.best, i];
  }
  return without;
}

/** What Dijkstra's search from a row has found when it meets a free column. */
interface Search {
  /** Columns that were settled before the end. */
  readonly order: readonly number[];
  readonly distance: Float64Array;
  /** The row from which each column was reached. */
  readonly from: Int32Array;
  /** The nearest free column. */
  readonly end: number;
  /** How many rows it walked through. */
  readonly rows: number;
}

/**
 * The shortest way from a row to a free column along row -> column -> its row -> column ...
 *
 * A step from row i to column j is as long as the column is dearer than the one row i has:
 * (cost_ij - price_j) - (cost_i,own - price_own), which is never negative. So the second row of a
 * kind leads nowhere that the first does not reach as soon, and is passed over: else every row of a
 * collapsed cloud would walk through all that came before it.
 */
function shortestPath({ costs, prices, columnOf, rowOf, kindOf }: Pairs, start: number): Search {
  const size = prices.length, isPassed = new Uint8Array(size);
  const distance = new Float64Array(size).fill(Infinity), from = new Int32Array(size);
  const isSettled = new Uint8Array(size), order: number[] = [];
  let row = start, reached = 0;
  for (let rows = 1;; rows++) {
    const own = columnOf[row]!;
    const base = own < 0 ? 0 : reached - (costs[row * size + own]! - prices[own]!);
    let end = -1, isFree = false;
    reached = Infinity;
    isPassed[kindOf[row]!] = 1;
    for (let j = 0; j < size; j++) {
      if (isSettled[j] === 1) continue;
      const through = base + costs[row * size + j]! - prices[j]!;
      if (through < distance[j]!) {
        distance[j] = through;
        from[j] = row;
      }
      // of columns that are equally near, a free one
      if (distance[j]! > reached || (distance[j] === reached && (isFree || rowOf[j]! >= 0))) {
        continue;
      }
      if (rowOf[j]! >= 0 && isPassed[kindOf[rowOf[j]!]!] === 1) continue;
      reached = distance[j]!;
      end = j;
      isFree = rowOf[j]! < 0;
    }
    if (isFree) {
      for (let j = 0; j < size; j++) {
        if (isSettled[j] === 0 && distance[j]! < reached) order.push(j); // passed over
      }
      return { order, distance, from, end, rows };
    }
    isSettled[end] = 1;
    order.push(end);
    row = rowOf[end]!;
  }
}

/** Gives each row on the path the column it was leaving for; the start gets one at last. */
function turnPath({ columnOf, rowOf }: Pairs, start: number, from: Int32Array, end: number): void {
  let column = end, row = -1;
  while (row !== start) {
    row = from[column]!;
    const left = columnOf[row]!;
    columnOf[row] = column;
    rowOf[column] = row;
    column = left;
  }
}

function requireCosts(costs: Float64Array, size: number): void {
  requireCount(size, "size");
  if (!(costs instanceof Float64Array)) {
    throw new TypeError(`Expected costs to be a Float64Array; got ${typeof costs}`);
  }
  if (costs.length !== size * size) {
    throw new TypeError(`Expected costs of length ${size * size}; got ${costs.length}`);
  }
  const bad = costs.find((cost) => !Number.isFinite(cost));
  if (bad !== undefined) throw new RangeError(`Expected finite costs; got ${bad}`);
}
