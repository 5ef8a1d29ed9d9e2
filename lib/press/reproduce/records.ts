import { Ajv } from "ajv";
import {
  type CheckRecord,
  CLAIM_TYPE,
  type ClaimRecord,
} from "../../notebook/records/claim_record.ts";
import type { Output } from "../ipynb/notebook.ts";
import type { Numbers } from "./numbers.ts";

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

const string = { type: "string" };
const verdict = { enum: ["holds", "fails", "unseen"] };
const number = { type: ["number", "null"] };
const side = { anyOf: [number, { type: "array", items: number, minItems: 1 }] };

/** An object that has all these properties, and perhaps more. */
function having(properties: Record<string, object>, optional: Record<string, object> = {}): object {
  const required = Object.keys(properties);
  return { type: "object", required, properties: { ...properties, ...optional } };
}

const check = having({
  name: string,
  left: side,
  right: side,
  error: number,
  allowed: number,
  tolerance: having({ name: string }),
  verdict,
}, {
  spread: { type: "array", items: { type: "number" }, minItems: 1 },
  control: having({ mistake: string, value: side, miss: number, required: number }),
  reason: string,
});

const valid = new Ajv({ allowUnionTypes: true }).compile<ClaimRecord[]>({
  type: "array",
  items: having({
    id: string,
    covers: { type: "array", items: string },
    verdict,
    checks: { type: "array", items: check },
  }),
});

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
    if (valid(records)) return records;
    const { instancePath, message } = valid.errors![0]!;
    throw new TypeError(`Expected a claim record; got one in which ${instancePath} ${message}`);
  });
}
