import { printable } from "../printable.ts";
import type { SubmissionResult } from "../result.ts";

/** Finds results by the name of a student or of the folder, as they stand in a table. */
export interface Students {
  /** The result, or what is wrong with the name. */
  find(name: string): SubmissionResult | string;
}

/**
 * An index of results by name; names are compared without case and without space around them, unless
 * one is a folder's letter by letter. What a table cannot hold is compared as it stands there.
 */
export function studentsOf(results: readonly SubmissionResult[]): Students {
  const exactly = new Map(results.map((result) => [printable(result.folder), result]));
  const byFolder = Map.groupBy(results, ({ folder }) => keyOf(folder));
  const byStudent = Map.groupBy(results, ({ student }) => keyOf(student));
  return {
    find(name): SubmissionResult | string {
      const own = exactly.get(printable(name));
      if (own !== undefined) return own;
      const same = byFolder.get(keyOf(name)) ?? byStudent.get(keyOf(name)) ?? [];
      if (same.length > 1) {
        return `"${name}" may be any of ${same.map(({ folder }) => `"${folder}"`).join(", ")}: ` +
          "write the folder";
      }
      return same[0] ?? `there is no submission of "${name}"`;
    },
  };
}

function keyOf(name: string): string {
  return printable(name.normalize("NFC").trim()).toLowerCase();
}
