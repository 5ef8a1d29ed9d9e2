import { ok } from "node:assert/strict";
import fc from "#properties";
import { stream } from "flowbook/random";
import { assign, squaredDistances } from "flowbook/transport";
import { auctionPrices } from "../../lib/transport/auction.ts";
import { counted } from "./counted.ts";

/** sum over i of min over j of (c_ij - p_j), plus sum of p: below the cost of every pairing. */
function dualValue(costs: Float64Array, prices: Float64Array): number {
  const size = prices.length;
  const offers = Array.from(prices, (_, i) => {
    return Math.min(...prices.map((price, j) => costs[i * size + j]! - price));
  });
  return [...offers, ...prices].reduce((sum, value) => sum + value, 0);
}

Deno.test("the prices of the auction fall short of the optimum by at most a step a row", () => {
  // Bertsekas 1988: at the end each row holds a column within the last step of its cheapest
  const entry = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: -9, max: 9, noNaN: true }),
  );
  const tables = fc.integer({ min: 1, max: 9 }).chain((size) =>
    fc.array(entry, { minLength: size * size, maxLength: size * size })
      .map((list) => ({ size, costs: Float64Array.from(list) }))
  );
  fc.assert(
    fc.property(tables, ({ size, costs }) => {
      const spread = Math.max(...costs) - Math.min(...costs), prices = auctionPrices(costs, size);
      const short = assign(costs, size).cost - dualValue(costs, prices);
      ok(short >= -1e-12 * size * spread, `${short} above`);
      // the steps are a tenth of the spread and fifths of it, down to spread / 50,000
      ok(short <= size * spread * (0.1 / 5 ** 5 + 1e-12), `${short} of ${size} times ${spread}`);
      ok(prices.every((price) => price <= 0));
    }),
    { seed: 1, numRuns: 300 },
  );
});

Deno.test("large steps first spare most of the bids, and the prices most of the search", () => {
  const size = 80, costs = squaredDistances(stream(2).normal(160), stream(3).normal(160), 2);
  const { costs: watched, looks } = counted(costs);
  auctionPrices(watched, size);
  const bids = looks() / size; // each row that bids looks at all its costs
  ok(bids < 30 * size, `${bids} bids of ${size} rows`);
  ok(assign(costs, size).walked < 3 * size);
});
