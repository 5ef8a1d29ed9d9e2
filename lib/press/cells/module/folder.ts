import { mkdir, rmdir } from "node:fs/promises";
import { guard } from "../../kernel/last_resort.ts";

/**
 * An empty folder inside another one, which is made when it is not there. It goes when disposed of,
 * and also when the process is told to stop; the outer one goes when nothing is left in it.
 */
export async function temporaryFolder(
  outer: string,
): Promise<AsyncDisposable & { readonly path: string }> {
  await mkdir(outer, { recursive: true });
  const path = await Deno.makeTempDir({ dir: outer, prefix: "check-" });
  const release = guard(() => Deno.removeSync(path, { recursive: true }));
  return {
    path,
    async [Symbol.asyncDispose](): Promise<void> {
      release();
      await Deno.remove(path, { recursive: true });
      await rmdir(outer).catch(() => {}); // something else is in it
    },
  };
}
