import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));
const NEEDED = ["deno.json", "deno.lock", "data/digit_painter.json", "data/digits.json"];
const NOT_NEEDED = /^lib\/press\/book\/pages\/(?:fonts|style)\//; // what pages of the book look like

/** The files of this project that grading needs, by path. */
export async function projectFiles(): Promise<Map<string, Uint8Array>> {
  const paths = [...NEEDED, ...await pathsIn("lib")];
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(PROJECT, path))] as const),
    ),
  );
}

async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(PROJECT, folder), { withFileTypes: true });
  const paths = await Promise.all(entries.map(async (entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? await pathsIn(path) : [path];
  }));
  return paths.flat().filter((path) => !NOT_NEEDED.test(path)).sort();
}
