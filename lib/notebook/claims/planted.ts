import type { CheckRecord } from "../records/claim_record.ts";
import { cellGlobals, PLANTED } from "../records/globals.ts";

/**
 * Whether the reader asked one of these claims to make its planted mistakes; in a kernel nobody
 * can.
 *
 * @param ids of a claim, or of the claims of a derivation
 */
export function isPlanted(ids: readonly string[]): boolean {
  const planted = cellGlobals[PLANTED];
  return planted instanceof Set && ids.some((id) => planted.has(id));
}

/**
 * A check as it comes out when its mistake is made in earnest: the value with the mistake in the
 * place of the left side. A check without a control stays as it is.
 *
 * @param check with its honest left side, which the result keeps as `honest`
 */
export function makeMistake(check: CheckRecord): CheckRecord {
  const { left, control } = check;
  if (control === undefined) return check;
  return {
    ...check,
    left: control.value,
    honest: left,
    error: control.miss,
    verdict: "fails",
    reason: `mistake made on purpose: ${control.mistake}`,
  };
}
