import { bytesOf } from "./bytes.ts";
import { isRefused, quoted } from "./entry.ts";
import type { OwnFile } from "./handed_in.ts";
import { printSize, ZIP_BYTES } from "./limits.ts";
import { listZip } from "./zip.ts";

const MOST = 1000; // files in the ZIP of one student

/**
 * The files of a student, ZIPs among them opened; those within ZIPs stay closed.
 *
 * @param remarks gets a sentence about each ZIP that cannot be read
 */
export async function openNested(files: readonly OwnFile[], remarks: string[]): Promise<OwnFile[]> {
  const all: OwnFile[] = [];
  for (const file of files) {
    const { name, listed } = file;
    if (isRefused(listed) || !/\.zip$/i.test(name)) {
      all.push(file);
      continue;
    }
    if (listed.size > ZIP_BYTES) {
      remarks.push(
        `${quoted(name)} has ${printSize(listed.size)}; at most ${printSize(ZIP_BYTES)} are read`,
      );
      continue;
    }
    try {
      const inside = await listZip(bytesOf(await listed.read()));
      if (inside.length > MOST) throw new TypeError(`it holds more than ${MOST} files`);
      const kept = inside.filter(({ path }) => !path.endsWith("/"));
      all.push(...kept.map((one) => ({ name: `${name}/${one.path}`, listed: one })));
    } catch (error) {
      remarks.push(`${quoted(name)} cannot be read: ${(error as Error).message}`);
    }
  }
  return all;
}
