import type { CodeLink } from "../../show/highlight.ts";
import { namesIn } from "./code_names.ts";
import { apiHref, type ApiNames } from "./api_names.ts";

/** Addresses of what a chapter has imported from the library so far, by the names it gave them. */
export type ImportedSoFar = Map<string, string>;

/**
 * The links of a cell to the descriptions of what it takes from the library: in its imports, and
 * where it first uses a name.
 *
 * @param source   of the cell
 * @param names    of the library
 * @param imported by the cells above; what this cell imports is added
 * @returns links by the offset of their word
 *
 * @example
 * ```ts
 * import { cellLinks } from "./cell_links.ts";
 * import { readApiNames } from "./api_names.ts";
 * const links = cellLinks('import { tf } from "flowbook/tensors";', readApiNames(), new Map());
 * console.log(links.get(9)); // { href: "api/tensors.html#tf", stop: "tab" }
 * ```
 */
export function cellLinks(
  source: string,
  names: ApiNames,
  imported: ImportedSoFar,
): Map<number, CodeLink> {
  const links = new Map<number, CodeLink>();
  const found = namesIn(source);
  for (const { specifier, name, local, at } of found.imported) {
    const href = apiHref(names, specifier, name);
    if (href === undefined) continue;
    imported.set(local, href);
    links.set(at, { href, stop: "tab" });
  }
  const seen = new Set<string>();
  for (const { name, at } of found.used) {
    const href = imported.get(name);
    if (href === undefined || seen.has(name)) continue;
    seen.add(name);
    links.set(at, { href, stop: "no tab" });
  }
  return links;
}
