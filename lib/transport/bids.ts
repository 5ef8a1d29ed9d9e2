import type { Matching } from "./nearest_room.ts";

const BIDS = 4; // a source, on average: then the rest is left to the search

/** The two targets of least reduced cost for a source. */
interface Choice {
  best: number;
  other: number;
  least: number;
  second: number;
}

/**
 * Lets the sources bid for their cheapest targets, as far as that is quick.
 *
 * Where the cheapest target has no room, its price falls until the second cheapest is as good, and
 * whoever was served there bids again. Ties are left alone.
 *
 * @see Jonker and Volgenant 1987 (augmenting row reduction).
 */
export function bid(matching: Matching): void {
  const { prices, candidates, shipments } = matching, { left, room } = shipments;
  const waiting = Array.from(left, (_, i) => i);
  const choice: Choice = { best: -1, other: -1, least: 0, second: 0 };
  for (let bids = 0; bids < waiting.length && bids < BIDS * left.length; bids++) {
    const i = waiting[bids]!;
    if (left[i] === 0) continue;
    choose(matching, i, choice);
    const { best, other, least, second } = choice;
    let target = best;
    if (room[best] === 0 && second > least) {
      prices[best]! -= second - least;
      candidates.noteFall();
      displace(matching, best, i, waiting);
    }
    if (room[best] === 0) {
      if (other < 0 || room[other] === 0) continue;
      target = other; // as good by now
    }
    const amount = Math.min(left[i]!, room[target]!);
    shipments.add(i, target, amount);
    left[i]! -= amount;
    room[target]! -= amount;
    if (left[i]! > 0) waiting.push(i);
  }
}

/** Looks at the candidates of a source; writes into `choice`, since a fresh record is slow. */
function choose({ prices, candidates }: Matching, i: number, choice: Choice): void {
  for (;;) {
    const { columns, costs } = candidates, from = candidates.start[i]!;
    const to = from + candidates.count[i]!;
    let best = -1, other = -1, least = Infinity, second = Infinity;
    for (let k = from; k < to; k++) {
      const j = columns[k]!, reduced = costs[k]! - prices[j]!;
      if (reduced >= second) continue;
      if (reduced >= least) {
        second = reduced;
        other = j;
      } else {
        second = least;
        other = best;
        least = reduced;
        best = j;
      }
    }
    choice.best = best;
    choice.other = other;
    choice.least = least;
    choice.second = second;
    if (candidates.bound[i] === Infinity || second <= candidates.bound[i]!) return;
    candidates.renew(i, candidates.count[i]!);
  }
}

/** Calls back what all others send to a target. */
function displace(
  { shipments }: Matching,
  target: number,
  except: number,
  waiting: number[],
): void {
  const { left, room, first, next, source, amount } = shipments;
  for (let e = first[target]!; e >= 0;) {
    const loser = source[e]!, returned = amount[e]!, following = next[e]!;
    if (loser !== except) {
      shipments.reduce(e, returned);
      left[loser]! += returned;
      room[target]! += returned;
      waiting.push(loser);
    }
    e = following;
  }
}
