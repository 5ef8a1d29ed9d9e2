/** Everything that the type checker knows besides the cells. */
export interface TypeFiles {
  /** Sources and declarations by their paths, `/lib/paths/mod.ts`. */
  readonly files: Readonly<Record<string, string>>;
  /** Files of the modules that stand under a name, "flowbook/paths". */
  readonly modules: Readonly<Record<string, string>>;
  /** Those of them that a cell may import. */
  readonly imports: readonly string[];
  /** Rules of the project's type check, as `deno.json` states them. */
  readonly rules: Readonly<Record<string, boolean>>;
}

/** Folder of the files that are always read: the language, and what a worker of a browser has. */
export const GLOBALS = "/typescript/";

/** Endings of the file behind a specifier, the likeliest first. */
const ENDINGS = ["", ".ts", ".d.ts", "/index.d.ts"];

/**
 * The file behind an import.
 *
 * @param specifier as it stands in the import: a name, or a way from the importing file
 * @param from      path of the importing file
 * @param known     modules that stand under a name
 * @param exists    whether there is a file of this path
 * @returns its path, or undefined when there is none
 */
export function resolveImport(
  specifier: string,
  from: string,
  known: Readonly<Record<string, string>>,
  exists: (path: string) => boolean,
): string | undefined {
  if (!specifier.startsWith(".")) {
    return Object.hasOwn(known, specifier) ? known[specifier] : undefined;
  }
  const { pathname } = new URL(specifier, `file://${from}`);
  const paths = [pathname, pathname.replace(/\.js$/, "")];
  return paths.flatMap((path) => ENDINGS.map((ending) => `${path}${ending}`))
    .find((path) => /\.ts$/.test(path) && exists(path));
}
