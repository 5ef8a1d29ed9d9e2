import { join } from "node:path";
import { readIfThere } from "../edit/desk.ts";

/**
 * All ids of the ledger: of every `claims.json` in `data/chapters/`.
 *
 * @returns undefined where there is none
 */
export async function knownIds(root: string): Promise<ReadonlySet<string> | undefined> {
  const folder = join(root, "data", "chapters");
  const names = await Array.fromAsync(Deno.readDir(folder)).catch(() => []);
  const files = names.map(({ name }) => join(folder, name, "claims.json"));
  const texts = (await Promise.all(files.map(readIfThere))).filter((text) => text !== undefined);
  if (texts.length === 0) return undefined;
  return new Set(
    texts.flatMap((text) => (JSON.parse(text) as { id: string }[]).map(({ id }) => id)),
  );
}
