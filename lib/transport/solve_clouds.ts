import { bid } from "./bids.ts";
import { Candidates } from "./candidates.ts";
import { type Matching, NearestRoom } from "./nearest_room.ts";
import type { PowerTree } from "./power_tree.ts";
import { Shipments } from "./shipments.ts";
import { type Side, thinned, unitsOf } from "./two_sides.ts";

const COARSEST = 48; // units: below that prices from fewer points help no more
const STRIDE = 2; // from one level to the next
const CANDIDATES = 24; // of a source at first

/**
 * Solves a transport problem between two clouds of places with equally many units.
 *
 * Prices of half of the units, found in the same way, are where the others begin. Then sources
 * bid, and what they leave open is settled by shortest paths.
 *
 * @see Schmitzer 2016, "A sparse multiscale algorithm for dense optimal transport".
 */
export function solveClouds(sources: Side, targets: Side, dim: number): Matching {
  const { tree } = targets, count = targets.counts.length, units = unitsOf(sources);
  const prices = units > COARSEST
    ? pricesFrom(thinned(sources, dim, STRIDE), thinned(targets, dim, STRIDE), tree.points, dim)
    : new Float64Array(count);
  const { points } = sources.tree;
  const matching: Matching = {
    sources: points,
    targets: tree.points,
    dim,
    prices,
    candidates: new Candidates(
      { sources: points, dim, tree, prices },
      Math.min(CANDIDATES, count),
    ),
    shipments: new Shipments(sources.counts, targets.counts),
  };
  bid(matching);
  const rooms = new NearestRoom(matching);
  for (let i = 0; i < sources.counts.length; i++) rooms.serve(i);
  return matching;
}

/** v_j = min over the sources of a smaller problem of |x_i - y_j|^2 - u_i, for all targets. */
function pricesFrom(
  sources: Side,
  targets: Side,
  points: Float64Array,
  dim: number,
): Float64Array {
  const { prices } = solveClouds(sources, targets, dim);
  const worth = leastPowers(targets.tree, prices, sources.tree.points, dim);
  return leastPowers(sources.tree, worth, points, dim);
}

/** min over j of |q - y_j|^2 - prices_j, for the queries q one after the other. */
export function leastPowers(
  tree: PowerTree,
  prices: Float64Array,
  queries: Float64Array,
  dim: number,
): Float64Array {
  tree.usePrices(prices);
  return Float64Array.from({ length: queries.length / dim }, (_, i) => {
    tree.search(queries, i * dim, 1);
    return -tree.found.heap.keys[0]!;
  });
}
