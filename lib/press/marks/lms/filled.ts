import { countOf } from "../../show/count.ts";
import type { Mark } from "../mark.ts";

/** A table for a learning platform, and what the lecturer should know about it. */
export interface Filled {
  readonly content: string;
  readonly notes: readonly string[];
}

const MOST_NAMED = 5; // of a whole class, say, whose table was forgotten

/** Says whose marks found no row in a table; nothing where all did. */
export function absentNote(table: string, absent: readonly Mark[]): string[] {
  if (absent.length === 0) return [];
  const named = absent.slice(0, MOST_NAMED).map(({ result }) => `"${result.folder}"`).join(", ");
  const more = absent.length > MOST_NAMED ? ", …" : "";
  return [`${table} has no row for ${countOf(absent.length, "submission")}: ${named}${more}`];
}
