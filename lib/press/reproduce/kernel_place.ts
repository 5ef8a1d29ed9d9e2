import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where a kernel is started, and where its cells stand. */
export interface KernelPlace {
  /** Folder in which the kernel looks for `deno.json`. */
  readonly cwd: string;
  /** Code that a kernel runs first. */
  readonly setup: string;
}

/**
 * The place of a notebook's kernel: its folder; or, where the way to it leads over a link, the folder
 * of the `deno.json` that is seen along the way, since the kernel only knows where the link ends.
 *
 * @param folder of the notebook, as an absolute path
 */
export async function kernelPlace(folder: string): Promise<KernelPlace> {
  const here = { cwd: folder, setup: "" };
  if (await realpath(folder) === folder) return here;
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (!existsSync(join(at, "deno.json"))) continue;
    return at === folder ? here : { cwd: at, setup: `Deno.chdir(${JSON.stringify(folder)});` };
  }
  return here;
}
