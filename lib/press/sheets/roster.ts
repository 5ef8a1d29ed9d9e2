import { readTable, type TableFile } from "../marks/tables/csv.ts";
import { studentSeed } from "./seed.ts";

/** A student of a class, and the variant that is theirs. */
export interface RosterEntry {
  /** As the list of the class calls them. */
  readonly student: string;
  /** Of their own variant. */
  readonly seed: number;
  /** A name for their folder, which every system can have. */
  readonly folder: string;
}

const COLUMN = "student";

/**
 * Reads the list of a class: a table with a column `student`, or else its first column.
 *
 * @param seed the lecturer's, from which each student's own is derived
 * @throws {RangeError} when it is no table, there is nobody in it, or somebody stands in it twice
 */
export function readRoster(file: TableFile, seed: number): RosterEntry[] {
  const { columns, rows } = readTable(file);
  const place = Math.max(0, columns.indexOf(COLUMN));
  const students = rows.map(({ cells }) => cells[place]!.trim()).filter((name) => name !== "");
  if (students.length === 0) throw new RangeError(`Expected students in ${file.path}; got none`);
  const twice = students.find((name, i) => students.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new RangeError(`Expected each student once in ${file.path}; got ${twice} twice`);
  }
  const taken = new Set<string>();
  return students.map((student) => {
    const folder = freeName(student, taken);
    taken.add(folder.toLowerCase());
    return { student, seed: studentSeed(seed, student), folder };
  });
}

function freeName(student: string, taken: ReadonlySet<string>): string {
  const plain = student.normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._@-]+/g, "-").replace(/^[.-]+|[.-]+$/g, "") || "student";
  for (let k = 1;; k++) {
    const name = k === 1 ? plain : `${plain}-${k}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
