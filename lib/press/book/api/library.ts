import { readFileSync } from "node:fs";
import { type ApiModuleNames, type ApiNames, readApiNames, ROOT } from "./api_names.ts";
import { type Declaration, type Origin, parseSource, type Syntax } from "./syntax.ts";

/** A file of the library that was read. */
export interface SourceFile extends Syntax {
  readonly url: URL;
}

/** Something that a module exports. */
export interface Entry {
  readonly name: string;
  /** File with the declaration, in whose scope its types are to be understood. */
  readonly file: SourceFile;
  /** Undefined for a whole module that is exported under a name. */
  readonly declaration: Declaration | undefined;
}

/** A module of the library with all it exports. */
export interface LibraryModule extends ApiModuleNames {
  readonly file: SourceFile;
  readonly entries: readonly Entry[];
}

/** The library as its sources tell it. */
export interface Library {
  readonly names: ApiNames;
  readonly modules: readonly LibraryModule[];
  /**
   * Where a name that a file uses is described, from the root of the book; undefined when it is not
   * exported, or is a name of the language.
   *
   * @param from the module whose page asks: its own entry is preferred
   */
  hrefOf(name: string, file: SourceFile, from: LibraryModule): string | undefined;
}

/**
 * Reads the library: what its modules export, and the declarations and docstrings behind it.
 *
 * @param root folder of the project, ending in a slash
 * @throws {Error} when an exported name has no declaration
 */
export function readLibrary(root: URL = ROOT): Library {
  const names = readApiNames(root);
  const { imports } = JSON.parse(readFileSync(new URL("deno.json", root), "utf8"));
  const files = new Map<string, SourceFile>();

  const open = (url: URL): SourceFile => {
    const known = files.get(url.href);
    if (known !== undefined) return known;
    const file = { url, ...parseSource(readFileSync(url, "utf8")) };
    files.set(url.href, file);
    return file;
  };
  const target = ({ specifier }: Origin, { url }: SourceFile): URL | undefined => {
    if (specifier.startsWith(".")) return new URL(specifier, url);
    const mapped: string | undefined = imports[specifier];
    return mapped?.startsWith("./") ? new URL(mapped, root) : undefined;
  };
  /** Follows a name to the file that declares it. */
  const find = (name: string, file: SourceFile): Entry | undefined => {
    const declaration = file.declarations.get(name);
    if (declaration !== undefined) return { name, file, declaration };
    const origin = file.exports.get(name) ?? file.imports.get(name);
    const url = origin && target(origin, file);
    if (origin === undefined || url === undefined || !url.pathname.endsWith(".ts")) return;
    if (origin.name === "*") return { name, file: open(url), declaration: undefined };
    return find(origin.name, open(url));
  };

  const modules = [...names.values()].map((module): LibraryModule => {
    const file = open(module.url);
    const entries = [...module.exports].map((name) => {
      const found = find(name, file);
      if (found === undefined) throw new Error(`${module.specifier}: no declaration of ${name}`);
      return { ...found, name };
    });
    return { ...module, file, entries };
  });
  const places = new Map<string, string[]>();
  for (const { name: page, entries } of modules) {
    for (const entry of entries) {
      const key = keyOf(entry);
      places.set(key, [...places.get(key) ?? [], `api/${page}.html#${entry.name}`]);
    }
  }
  return {
    names,
    modules,
    hrefOf: (name, file, from) => {
      const found = find(name, file) ?? find(name, from.file);
      const hrefs = found ? places.get(keyOf(found)) ?? [] : [];
      return hrefs.find((href) => href.startsWith(`api/${from.name}.html#`)) ?? hrefs[0];
    },
  };
}

function keyOf({ file, declaration }: Entry): string {
  return `${file.url.href}#${declaration?.name ?? "*"}`;
}
