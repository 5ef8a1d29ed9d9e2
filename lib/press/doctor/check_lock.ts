import { type Finding, fine, missing } from "./finding.ts";
import { readLock } from "./lock_file.ts";

const REMEDY = "deno install";

/**
 * Judges whether the lock file names every package that `deno.json` imports.
 *
 * @param config text of `deno.json`
 * @param lock   text of `deno.lock`; undefined when there is none
 */
export function checkLock(config: string, lock: string | undefined): Finding {
  if (lock === undefined) return missing("deno.lock is not there", REMEDY);
  const read = readLock(lock);
  if (!read) return missing("deno.lock cannot be read as JSON", "git checkout deno.lock");
  const needed = importedPackages(config);
  const absent = needed.filter((requirement) => !read.requirements.includes(requirement));
  if (absent.length === 0) return fine(`deno.lock names every package (${needed.length})`);
  return missing(`deno.lock does not name ${shortList(absent)}`, REMEDY);
}

const PACKAGE = /^(npm|jsr):\/?((?:@[^/]+\/)?[^/]+)/;

/** What is imported, without the path in the package: "npm:vscode-jsonrpc@10.0.0". */
function importedPackages(config: string): string[] {
  const { imports = {} } = JSON.parse(config) as { imports?: Record<string, string> };
  const packages = Object.values(imports).flatMap((target) => {
    const [, registry, name] = PACKAGE.exec(target) ?? [];
    return registry === undefined ? [] : [`${registry}:${name}`];
  });
  return [...new Set(packages)];
}

/** The first of several names, and how many there are beside it. */
export function shortList(names: readonly string[]): string {
  const [first, ...others] = names;
  return others.length === 0 ? first! : `${first} and ${others.length} more`;
}
