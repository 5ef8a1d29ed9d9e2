import { Ajv } from "ajv";
import {
  type CheckRecord,
  CLAIM_TYPE,
  type ClaimRecord,
} from "../../notebook/records/claim_record.ts";
import type { Output } from "../ipynb/notebook.ts";
import type { Numbers } from "./numbers.ts";
import { having, list, number, shapeFault, string } from "./read_json.ts";

export type { CheckRecord, ClaimRecord };

/** A record whose numbers are all there. */
export interface Measured extends CheckRecord {
  readonly left: Numbers;
  readonly right: Numbers;
  readonly allowed: number;
}

/** Whether a record has finite numbers on both sides, and says how far apart they may lie. */
export function isMeasured(record: CheckRecord): record is Measured {
  return [record.left, record.right, record.allowed].every((side) =>
    [side].flat().every((entry) => Number.isFinite(entry))
  );
}

/** Whether the sides are averages of random draws; their distances are then absolute. */
export function isMonteCarlo(record: CheckRecord): boolean {
  return record.tolerance.name === "monteCarlo";
}

const verdict = { enum: ["holds", "fails", "unseen"] };
const entry = { type: ["number", "null"] };
const side = { anyOf: [entry, { ...list(entry), minItems: 1 }] };

const check = having({
  name: string,
  left: side,
  right: side,
  error: entry,
  allowed: entry,
  tolerance: having({ name: string }),
  verdict,
}, {
  spread: { ...list(number), minItems: 1 },
  control: having({ mistake: string, value: side, miss: entry, required: entry }),
  reason: string,
  routes: having({ left: string, right: string }),
});

const valid = new Ajv({ allowUnionTypes: true }).compile<ClaimRecord[]>(
  list(having({ id: string, covers: list(string), verdict, checks: list(check) })),
);

/**
 * The claims reported in the outputs of a cell: one record each, or an array of them.
 *
 * @throws {TypeError} when a record has another shape
 */
export function claimRecords(outputs: readonly Output[]): ClaimRecord[] {
  return outputs.flatMap((output) => {
    const found = "data" in output ? output.data[CLAIM_TYPE] : undefined;
    if (found === undefined) return [];
    const records: unknown = Array.isArray(found) ? found : [found];
    if (valid(records)) return records as ClaimRecord[];
    throw new TypeError(`Expected a claim record; got one in which ${shapeFault(valid)}`);
  });
}
