import { cellGlobals, PLANTED } from "../../../notebook/records/globals.ts";

/**
 * Says which claims have to make their planted mistakes from now on; `claim` looks there.
 *
 * @param ids of claims, such as "S3.38"
 */
export function plant(ids: readonly string[]): void {
  cellGlobals[PLANTED] = new Set(ids);
}
