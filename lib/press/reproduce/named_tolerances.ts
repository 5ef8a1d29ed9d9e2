import * as tolerances from "../../judge/tolerances.ts";

/** Sizes of the tolerances that the ledger may name, relative to max(1, |anchor|). */
export const RELATIVE: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(tolerances).flatMap((one) => typeof one === "object" ? [[one.name, one.size]] : []),
);
