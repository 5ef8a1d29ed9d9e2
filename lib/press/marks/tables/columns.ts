import type { Table, TableFile } from "./csv.ts";

/**
 * Where columns stand in a table; their names are compared without case.
 *
 * @throws {RangeError} naming the file when one is missing
 */
export function placesOf<Name extends string>(
  { columns }: Table,
  { path }: TableFile,
  names: readonly Name[],
): { readonly [name in Name]: number } {
  const lower = columns.map((column) => column.toLowerCase());
  const missing = names.filter((name) => !lower.includes(name.toLowerCase()));
  if (missing.length > 0) {
    throw new RangeError(
      `Expected columns ${names.join(", ")} in ${path}; got ${columns.join(", ")}`,
    );
  }
  const places = names.map((name) => [name, lower.indexOf(name.toLowerCase())]);
  return Object.fromEntries(places) as { [name in Name]: number };
}

/**
 * A number as people write it in tables: "1.5", or "1,5" where commas do not separate cells.
 *
 * @returns undefined when it is none, or below zero
 */
export function numberIn(cell: string): number | undefined {
  return /^\d+(?:[.,]\d+)?$/.test(cell.trim()) ? Number(cell.trim().replace(",", ".")) : undefined;
}
