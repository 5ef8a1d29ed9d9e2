import { readdir } from "node:fs/promises";
import { existsSync, statSync } from "node:fs";

/**
 * The names in a folder, sorted; none where there is no folder.
 *
 * @throws {Error} when it is a file
 */
export async function namesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) throw new Error(`Expected a folder; ${folder} is a file`);
  return (await readdir(folder)).sort();
}
