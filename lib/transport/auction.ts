/** The cheapest column for a row, and how much dearer the next one is. */
export interface Offer {
  best: number;
  gap: number;
}

const FIRST_STEP = 1 / 10; // of the spread of the costs; the time is flat around these three
const LAST_STEP = 1 / 50_000;
const REFINEMENT = 5;

/**
 * Column prices at which most rows prefer different columns.
 *
 * In an auction the waiting rows bid in turn for the column that is cheapest for them: they pay the
 * gap to their second choice and a step on top, and the row that had the column waits again. Large
 * steps come first, so that few bids are spent on rows that want the same thing.
 *
 * @param costs costs[i * size + j] of row i with column j
 * @returns one price a column, to be subtracted from its costs; none is above 0
 * @see Bertsekas 1988.
 */
export function auctionPrices(costs: Float64Array, size: number): Float64Array {
  const prices = new Float64Array(size);
  let least = Infinity, most = -Infinity;
  for (const cost of costs) {
    if (cost < least) least = cost;
    if (cost > most) most = cost;
  }
  const spread = most - least;
  // smaller steps would be lost when they are added to a cost
  const rounding = Number.EPSILON * Math.max(Math.abs(least), Math.abs(most));
  const last = Math.max(spread * LAST_STEP, rounding);
  for (let step = spread * FIRST_STEP; step > last; step /= REFINEMENT) {
    auction(costs, prices, step);
  }
  return prices;
}

function auction(costs: Float64Array, prices: Float64Array, step: number): void {
  const owner = new Int32Array(prices.length).fill(-1);
  const waiting = Array.from(owner, (_, i) => i);
  const offer: Offer = { best: 0, gap: 0 };
  while (waiting.length > 0) {
    const row = waiting.pop()!;
    findOffer(costs, prices, row, offer);
    prices[offer.best]! -= offer.gap + step;
    const loser = owner[offer.best]!;
    if (loser >= 0) waiting.push(loser);
    owner[offer.best] = row;
  }
}

/** Looks at every column for one row; writes into `offer`, since a fresh record is slow. */
export function findOffer(
  costs: Float64Array,
  prices: Float64Array,
  row: number,
  offer: Offer,
): void {
  const start = row * prices.length;
  let best = -1, least = Infinity, second = Infinity;
  for (let j = 0; j < prices.length; j++) {
    const cost = costs[start + j]! - prices[j]!;
    if (cost >= second) continue;
    if (cost >= least) second = cost;
    else [second, least, best] = [least, cost, j];
  }
  offer.best = best;
  offer.gap = second - least;
}
