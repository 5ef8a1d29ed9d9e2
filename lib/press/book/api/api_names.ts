import { readFileSync } from "node:fs";
import { parseSource } from "./syntax.ts";

/** What one module of the library exports. */
export interface ApiModuleNames {
  /** As a cell imports it: "flowbook/paths". */
  readonly specifier: string;
  /** The last word of it, "paths", which names its page. */
  readonly name: string;
  readonly url: URL;
  readonly exports: ReadonlySet<string>;
}

/** The modules of the library by their specifiers. */
export type ApiNames = ReadonlyMap<string, ApiModuleNames>;

/** Folder of the project, where `deno.json` lists the modules. */
export const ROOT: URL = new URL("../../../../", import.meta.url);

const read = new Map<string, ApiNames>(); // the sources do not change while a book is made

/**
 * The names that the modules of the library export, read from their `mod.ts` without loading them.
 *
 * @param root folder of the project, ending in a slash
 */
export function readApiNames(root: URL = ROOT): ApiNames {
  const known = read.get(root.href);
  if (known !== undefined) return known;
  const { exports } = JSON.parse(readFileSync(new URL("deno.json", root), "utf8"));
  const names = new Map(
    Object.entries(exports as Record<string, string>).map(([key, path]) => {
      const name = key.replace(/^\.\//, "");
      const url = new URL(path, root);
      const specifier = `flowbook/${name}`;
      return [specifier, { specifier, name, url, exports: exportedNames(url) }];
    }),
  );
  read.set(root.href, names);
  return names;
}

/**
 * Where a name of the library is described, from the root of the book; undefined when no module of
 * that name exports it.
 *
 * @example
 * ```ts
 * import { apiHref, readApiNames } from "./api_names.ts";
 * console.log(apiHref(readApiNames(), "flowbook/paths", "cfmLoss")); // api/paths.html#cfmLoss
 * ```
 */
export function apiHref(names: ApiNames, specifier: string, name: string): string | undefined {
  const module = names.get(specifier);
  return module?.exports.has(name) ? `api/${module.name}.html#${name}` : undefined;
}

function exportedNames(url: URL): Set<string> {
  return new Set(parseSource(readFileSync(url, "utf8")).exports.keys());
}
