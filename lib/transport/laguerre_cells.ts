import type { Corner } from "../numerics/polygon_quadrature.ts";
import { requirePoint } from "../require/numbers.ts";
import { requireCloud, squaredDistance } from "./cloud.ts";

/** A rectangle of the plane. */
export interface Rectangle {
  /** Ends of the first coordinate, the lower one first. */
  readonly x: Corner;
  /** Ends of the second coordinate, the lower one first. */
  readonly y: Corner;
}

/** The part of a rectangle that goes to one atom. */
export interface LaguerreCell {
  /** Corners in order around it; none when the cell is empty. */
  readonly corners: readonly Corner[];
  /**
   * For the side from each corner to the next: the atom on its other side, or "frame" where the
   * rectangle ends.
   */
  readonly beyond: readonly (number | "frame")[];
}

/**
 * The cells of weighted atoms in a rectangle: cell i = { x : |x - y_i|^2 - w_i is least }.
 *
 * Each cell begins as the rectangle and is cut once for every other atom j, at the straight line
 *
 *   2 <x, y_j - y_i> = |y_j|^2 - w_j - |y_i|^2 + w_i
 *
 * With equal weights these are the Voronoi cells. An atom may lie outside its cell, or have none.
 *
 * @param places  the atoms y, all different, `[count * 2]`
 * @param weights w, one number an atom
 * @returns one cell an atom
 * @throws {TypeError} when there are not as many weights as atoms
 * @throws {RangeError} when a number is not finite, two atoms lie in one place, or the rectangle is
 * empty
 * @see Aurenhammer 1987, "Power diagrams"; Sutherland and Hodgman 1974 (cutting).
 *
 * @example
 * ```ts
 * import { laguerreCells } from "flowbook/transport";
 * const frame = { x: [0, 4], y: [0, 1] } as const;
 * const [left] = laguerreCells([1, 0.5, 3, 0.5], [0, 0], frame);
 * console.log(left!.corners); // [ [ 0, 0 ], [ 2, 0 ], [ 2, 1 ], [ 0, 1 ] ]
 * console.log(left!.beyond); // [ "frame", 1, "frame", "frame" ]
 * ```
 */
export function laguerreCells(
  places: ArrayLike<number>,
  weights: ArrayLike<number>,
  frame: Rectangle,
): LaguerreCell[] {
  const count = requireCloud("places", places, 2);
  requirePoint(weights, count, "weights");
  requireRectangle(frame);
  const [left, right] = frame.x, [low, high] = frame.y;
  const corners: Corner[] = [[left, low], [right, low], [right, high], [left, high]];
  const whole: LaguerreCell = { corners, beyond: corners.map(() => "frame") };
  return Array.from({ length: count }, (_, i) => {
    let cell = whole;
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      if (squaredDistance(places, i, places, j, 2) === 0) {
        throw new RangeError(`Expected atoms in different places; got ${i} and ${j} in one`);
      }
      cell = cut(cell, j, ([x, y]) => excess(places, weights, j, i, x, y));
    }
    return cell;
  });
}

/** Demands a rectangle with an inside. */
export function requireRectangle({ x, y }: Rectangle): void {
  for (const [name, ends] of [["x", x], ["y", y]] as const) {
    requirePoint(ends, 2, `frame.${name}`);
    if (ends[1] <= ends[0]) {
      throw new RangeError(`Expected frame.${name} with the lower end first; got ${ends}`);
    }
  }
}

/** How much atom i is farther than atom j at a point, by |x - y|^2 - w. */
function excess(
  places: ArrayLike<number>,
  weights: ArrayLike<number>,
  j: number,
  i: number,
  x: number,
  y: number,
): number {
  const dx = places[2 * j]! - places[2 * i]!, dy = places[2 * j + 1]! - places[2 * i + 1]!;
  const mx = (places[2 * j]! + places[2 * i]!) / 2,
    my = (places[2 * j + 1]! + places[2 * i + 1]!) / 2;
  return 2 * ((x - mx) * dx + (y - my) * dy) + weights[j]! - weights[i]!;
}

/** The part of a convex cell where `side` is not above 0; the new side has atom j beyond it. */
function cut(cell: LaguerreCell, j: number, side: (point: Corner) => number): LaguerreCell {
  const { corners, beyond } = cell, sides = corners.map(side);
  if (sides.every((value) => value <= 0)) return cell;
  const kept: Corner[] = [], keptBeyond: (number | "frame")[] = [];
  const keep = (corner: Corner, other: number | "frame"): void => {
    kept.push(corner);
    keptBeyond.push(other);
  };
  corners.forEach((corner, k) => {
    const next = (k + 1) % corners.length, here = sides[k]!, there = sides[next]!;
    if (here <= 0) keep(corner, beyond[k]!);
    if (here <= 0 === there <= 0) return;
    const share = here / (here - there), [ax, ay] = corner, [bx, by] = corners[next]!;
    const crossing: Corner = [ax + share * (bx - ax), ay + share * (by - ay)];
    keep(crossing, here <= 0 ? j : beyond[k]!);
  });
  return { corners: kept, beyond: keptBeyond };
}
