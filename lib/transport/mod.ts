/**
 * Optimal transport in float64: the cheapest way to carry one law to another, and how far apart they
 * are. Plans and maps come with a proof: `gap` is how much cheaper any other could be at most.
 *
 * A cloud is a list of coordinates, point after point: `[count * dim]`; its points weigh equally.
 * `Atoms` are places with masses. Laws on the line are given by functions. Nothing here uses tensors,
 * so that distances can judge what float32 has learned.
 *
 * @example
 * ```ts
 * import { stream } from "flowbook/random";
 * import { energyDistance, wasserstein2 } from "flowbook/transport";
 * const numbers = stream(1);
 * const x = numbers.split("x").normal(2 * 200), y = numbers.split("y").normal(2 * 200);
 * const shifted = y.map((coordinate) => coordinate + 3);
 * console.log(wasserstein2(x, y, 2) < wasserstein2(x, shifted, 2)); // true
 * console.log(energyDistance(x, y, 2) < energyDistance(x, shifted, 2)); // true
 * ```
 *
 * @module
 */
export { assign, type Assignment } from "./assignment.ts";
export { assignClouds, type CloudAssignment } from "./assign_clouds.ts";
export type { Atoms } from "./atoms.ts";
export {
  transportOnLine,
  wassersteinOfAtomsOnLine,
  type WassersteinPlan,
} from "./atoms_on_line.ts";
export { buresDistance, type NormalLaw, type NormalMap, normalMap } from "./bures.ts";
export { arcLength, transportOnCircle, wasserstein1OnCircle } from "./circle.ts";
export { squaredDistanceAboveFloor } from "./distance_above_floor.ts";
export { type CellMasses, type DualAscent, dualAscent } from "./dual_ascent.ts";
export { type IntegrableLaw, normalLaw, wasserstein1ToLaw } from "./empirical_to_law.ts";
export { energyDistance } from "./energy_distance.ts";
export { type KantorovichPotential, kantorovichPotential } from "./kantorovich_potential.ts";
export {
  type CoordinateOrder,
  knotheRosenblatt,
  type PlaneMap,
  type SuccessiveLaw,
} from "./knothe_rosenblatt.ts";
export { type LaguerreCell, laguerreCells, type Rectangle } from "./laguerre_cells.ts";
export {
  type LineOptions,
  type RankOptions,
  wasserstein1OfCdfs,
  wassersteinOfQuantiles,
} from "./laws_on_line.ts";
export { squaredMeanDiscrepancy } from "./mean_discrepancy.ts";
export { type NearestAtoms, nearestAtoms } from "./nearest_atoms.ts";
export { optimalTransport, wassersteinOfAtoms } from "./optimal_transport.ts";
export type { Move, TransportPlan } from "./plan.ts";
export { type FloorOptions, type PointSource, samplingFloor } from "./sampling_floor.ts";
export {
  massesInPlane,
  type PlaneDensity,
  type SemiDiscreteInPlane,
  semiDiscreteInPlane,
} from "./semi_discrete_in_plane.ts";
export {
  type LaguerreInterval,
  laguerreIntervals,
  type LawWithDensity,
  massesOnLine,
  type SemiDiscreteOnLine,
  semiDiscreteOnLine,
} from "./semi_discrete_on_line.ts";
export { type EntropicPlan, sinkhorn, type SinkhornOptions } from "./sinkhorn.ts";
export { squaredSlicedWasserstein2 } from "./sliced.ts";
export { squaredDistances, wasserstein2, wasserstein2OnLine } from "./wasserstein.ts";
