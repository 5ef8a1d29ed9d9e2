import { zipSync } from "fflate";

const HEADER = 0x02014b50;

/** A ZIP of texts by path. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const bytes = Object.entries(files).map(([path, file]) =>
    [path, typeof file === "string" ? new TextEncoder().encode(file) : file] as const
  );
  return zipSync(Object.fromEntries(bytes));
}

/** What a ZIP says of a file, at places of its directory. */
export const FIELDS = {
  flags: [8, 2],
  method: [10, 2],
  size: [24, 4],
  attributes: [38, 4],
} as const;

/** A ZIP that says something else of one of its files. */
export function forged(
  zip: Uint8Array,
  index: number,
  field: keyof typeof FIELDS,
  value: number,
): Uint8Array {
  const copy = zip.slice(), view = new DataView(copy.buffer);
  let found = -1;
  for (let at = 0; at + 46 <= copy.length; at++) {
    if (view.getUint32(at, true) !== HEADER || ++found !== index) continue;
    const [offset, length] = FIELDS[field];
    if (length === 2) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
  }
  return copy;
}
