import { join } from "node:path";
import { readIfThere } from "../edit/desk.ts";

/** Names of the checks that the ledger asks for, by the id of their claim. */
export type KnownChecks = ReadonlyMap<string, readonly string[]>;

/**
 * All ids of the ledger and their checks: of every `claims.json` in `data/chapters/`.
 *
 * @returns undefined where there is none
 */
export async function knownChecks(root: string): Promise<KnownChecks | undefined> {
  const folder = join(root, "data", "chapters");
  const names = await Array.fromAsync(Deno.readDir(folder)).catch(() => []);
  const files = names.map(({ name }) => join(folder, name, "claims.json"));
  const texts = (await Promise.all(files.map(readIfThere))).filter((text) => text !== undefined);
  if (texts.length === 0) return undefined;
  const claims = texts.flatMap((text) =>
    JSON.parse(text) as { id: string; checks?: { name: string }[] }[]
  );
  return new Map(claims.map(({ id, checks = [] }) => [id, checks.map(({ name }) => name)]));
}
