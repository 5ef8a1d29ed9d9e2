import { zipSync } from "fflate";

const FIRST_DAY = new Date(1980, 0, 1); // the first that a ZIP can name; local, as ZIPs are

/** A ZIP whose bytes depend on nothing but names and contents. */
export function fixedZip(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, content]) =>
      [name, typeof content === "string" ? encoder.encode(content) : content] as const
    );
  return zipSync(Object.fromEntries(entries), { mtime: FIRST_DAY, level: 6, os: 3 });
}
