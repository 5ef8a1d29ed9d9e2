import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";

/** The folder of `deno.json`. */
export const PROJECT = new URL("../../../", import.meta.url);

/** What the bundle needs to know of `deno.json`. */
export interface Project {
  readonly imports: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

/** Reads `deno.json`. */
export async function readProject(): Promise<Project> {
  return JSON.parse(await readFile(new URL("deno.json", PROJECT), "utf8"));
}

/**
 * The import map of the project for a browser, with absolute addresses.
 *
 * Where an alias such as `#tensorflow` leads to a file for Deno, the file beside it is taken that
 * ends in `_browser.ts`, or in `_none.ts`.
 */
export function browserImports({ imports }: Project): Record<string, string> {
  const found = Object.entries(imports).map(([specifier, target]) => [
    specifier,
    target.startsWith("./") ? inBrowser(new URL(target, PROJECT)).href : target,
  ]);
  const map: Record<string, string> = Object.fromEntries(found);
  return { ...map, "@tensorflow/tfjs": map["#tensorflow"]! };
}

function inBrowser(file: URL): URL {
  if (!file.pathname.endsWith("_deno.ts")) return file;
  const twin = ["browser", "none"].map((kind) =>
    new URL(file.href.replace(/_deno\.ts$/, `_${kind}.ts`))
  ).find((url) => existsSync(url));
  if (!twin) throw new Error(`Expected a file for browsers beside ${file.href}; got none`);
  return twin;
}

/**
 * The modules that a cell may import: what the project exports, and the libraries that stand beside
 * it in notebooks.
 */
export function cellModules({ exports }: Project): string[] {
  const own = Object.keys(exports).map((name) => `flowbook/${name.slice("./".length)}`);
  return [...own, "@tensorflow/tfjs", "mathjs"];
}
