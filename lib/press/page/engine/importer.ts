import type { Importer } from "../../cells/transform/scope.ts";

/** What cells may import: specifiers, and how each module is loaded. */
export type Loaders = Readonly<Record<string, () => Promise<Record<string, unknown>>>>;

/**
 * Loads modules of the book for cells, and nothing else.
 *
 * @param loaders made by the bundler
 * @returns an importer that throws a TypeError for an unknown module and names those there are
 */
export function importerOf(loaders: Loaders): Importer {
  const known = new Map(Object.entries(loaders));
  return (specifier) => {
    const load = known.get(specifier);
    if (load) return load();
    const names = [...known.keys()].join(", ");
    return Promise.reject(
      new TypeError(`Expected a module of this book; got "${specifier}". It has ${names}`),
    );
  };
}
