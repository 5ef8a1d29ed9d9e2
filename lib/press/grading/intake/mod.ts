/**
 * What students handed in: found in a folder or a ZIP, sorted by student, read with care.
 *
 * @module
 */
import { basename } from "node:path";
import { bytesOfFile } from "./bytes.ts";
import type { Listed } from "./entry.ts";
import { listFolder } from "./folder.ts";
import { type AllHandedIn, sortByStudent } from "./handed_in.ts";
import { readGradescopeNames } from "./gradescope_names.ts";
import { withoutWrapper } from "./placed.ts";
import { listZip } from "./zip.ts";
import { reason } from "../../ipynb/reason.ts";

export type { AllHandedIn, HandedIn } from "./handed_in.ts";
export { readSubmission, type Submission, type Wanted } from "./submission.ts";

/**
 * Who handed in what, from a folder, from the ZIP of Moodle, Canvas or Gradescope, or in one notebook.
 *
 * @throws {TypeError} when there is no such folder or ZIP, or it cannot be read
 */
export async function findSubmissions(path: string): Promise<AllHandedIn> {
  let isDirectory: boolean, size: number;
  try {
    ({ isDirectory, size } = await Deno.stat(path));
  } catch (error) {
    throw new TypeError(`Cannot read ${path}: ${reason(error)}`);
  }
  if (isDirectory) return await sorted(await listFolder(path));
  if (/\.ipynb$/i.test(path)) {
    return await sorted([{ path: basename(path), size, read: () => Deno.readFile(path) }]);
  }
  try {
    return await sorted(await listZip(await bytesOfFile(path)));
  } catch (error) {
    throw new TypeError(`Cannot read ${path}: ${(error as Error).message}`);
  }
}

async function sorted(all: readonly Listed[]): Promise<AllHandedIn> {
  const unread: string[] = [];
  const placed = withoutWrapper(all);
  const names = await readGradescopeNames(placed, unread);
  const { submissions, remarks } = sortByStudent(placed, names);
  return { submissions, remarks: [...unread, ...remarks] };
}
