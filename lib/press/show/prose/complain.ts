import { type CellPlace, errorAt } from "../cell_place.ts";

/** Where a text stands, and whether its problems stop the build. */
export interface Complaints {
  readonly place: CellPlace;
  /** Where problems are told while the rest is shown; where it is absent they stop the build. */
  readonly troubles?: string[] | undefined;
}

/**
 * Says that something in a text cannot be shown as it was written.
 *
 * @throws {Error} naming notebook, cell and reason, unless problems are told and the rest is shown
 */
export function complain({ place, troubles }: Complaints, reason: string): void {
  const error = errorAt(place, reason);
  if (troubles === undefined) throw error;
  if (!troubles.includes(error.message)) troubles.push(error.message); // a title is set twice
}
