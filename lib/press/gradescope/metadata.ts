/** What Gradescope tells of a submission, as far as the grader reads it. */
export interface Metadata {
  /** Those who handed it in, one or a group. */
  readonly student: string;
  /** "submission_123". */
  readonly folder: string;
  /** Days after the due date, 0 when in time or when there is none. */
  readonly lateDays: number;
}

type Fields = Record<string, unknown>;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Reads `submission_metadata.json`; what is missing there is left out.
 *
 * The due date is that of the student where the lecturer has given one of their own; of a group, the
 * last.
 *
 * @throws {SyntaxError} when it is no JSON
 *
 * @example
 * ```ts
 * import { readMetadata } from "./metadata.ts";
 * const { lateDays, student } = readMetadata(JSON.stringify({
 *   id: 7,
 *   created_at: "2026-11-03T10:00:00Z",
 *   assignment: { due_date: "2026-11-01T23:00:00Z" },
 *   users: [{ name: "Ada Lovelace" }],
 * }));
 * console.log(student, lateDays.toFixed(2)); // Ada Lovelace 1.46
 * ```
 */
export function readMetadata(text: string): Metadata {
  const metadata = fieldsOf(JSON.parse(text));
  const users = Array.isArray(metadata.users) ? metadata.users.map(fieldsOf) : [];
  const names = users.map(({ name }) => name).filter((name) => typeof name === "string");
  const own = users.map(({ assignment }) => timeOf(fieldsOf(assignment).due_date))
    .filter((time) => time !== undefined);
  const due = own.length > 0 ? Math.max(...own) : timeOf(fieldsOf(metadata.assignment).due_date);
  const handedIn = timeOf(metadata.created_at);
  return {
    student: names.join(", ") || "student",
    folder: `submission_${metadata.id ?? "0"}`,
    lateDays: due === undefined || handedIn === undefined ? 0 : Math.max(0, (handedIn - due) / DAY),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? value as Fields : {};
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
