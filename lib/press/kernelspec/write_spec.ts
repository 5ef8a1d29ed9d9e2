import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { KERNEL_NAME, type KernelSpec } from "./spec.ts";

/** What was written. */
export interface Written {
  readonly path: string;
  /** What stood there before: nothing, the same text, or another kernel of that name. */
  readonly before: "nothing" | "the same" | "another";
}

/** The path of our `kernel.json` in a folder of Jupyter data. */
export function specPath(folder: string): string {
  return join(folder, "kernels", KERNEL_NAME, "kernel.json");
}

/**
 * Writes a kernelspec, whole or not at all: when it fails, what was there is there still.
 *
 * @param folder a folder of Jupyter data; made when it is not there
 * @throws {Error} when it cannot be written; the message says why
 */
export async function writeSpec(folder: string, spec: KernelSpec): Promise<Written> {
  const path = specPath(folder), draft = `${path}.${crypto.randomUUID()}`;
  const text = `${JSON.stringify(spec, null, 2)}\n`;
  let made: string | undefined; // the uppermost folder that is new
  try {
    made = await mkdir(join(path, ".."), { recursive: true });
    const old = await readFile(path, "utf8").catch(() => undefined);
    await writeFile(draft, text);
    await rename(draft, path);
    return { path, before: old === undefined ? "nothing" : old === text ? "the same" : "another" };
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    const why = (error as Error).message.replace(/, \w+ '.*$/, ""); // without the path again
    throw new Error(`Cannot write ${path}: ${why}`);
  }
}
