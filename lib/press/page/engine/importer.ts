import type { Importer } from "../../cells/transform/scope.ts";
import { namespace } from "./namespace.ts";

type Names = Record<string, unknown>;

/** What cells may import: specifiers, and how each module is loaded. */
export type Loaders = Readonly<Record<string, () => Promise<Names>>>;

/**
 * Loads modules of the book for cells, and nothing else.
 *
 * @param loaders made by the bundler
 * @returns an importer that throws a TypeError for an unknown module and names those there are; it
 *   gives the same module however often it is asked
 */
export function importerOf(loaders: Loaders): Importer {
  const known = new Map(Object.entries(loaders));
  const loaded = new Map<string, Promise<Names>>();
  return (specifier) => {
    const load = known.get(specifier);
    if (!load) {
      const names = [...known.keys()].join(", ");
      return Promise.reject(
        new TypeError(`Expected a module of this book; got "${specifier}". It has ${names}`),
      );
    }
    const module = loaded.get(specifier) ?? load().then(namespace);
    loaded.set(specifier, module);
    return module;
  };
}
