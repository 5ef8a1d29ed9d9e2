import type { CheckRecord, Routes } from "../../notebook/records/claim_record.ts";
import { boundOf } from "../../notebook/records/print.ts";

const EQUAL: Routes = { left: "first route", right: "second route" };
const BOUNDED: Routes = { left: "measured", right: "bound" };

/** What to call a side that was computed with its mistake. */
export const WITH_MISTAKE = "with the mistake";

/** What to call the sides of a check: as its claim does, or by what they are. */
export function routesOf(check: Pick<CheckRecord, "routes" | "tolerance">): Routes {
  return check.routes ?? (boundOf(check) === undefined ? EQUAL : BOUNDED);
}
