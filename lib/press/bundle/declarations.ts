/**
 * What a type checker in the browser has to know: the library, TensorFlow.js, mathjs and TypeScript
 * itself, as one file of declarations.
 *
 * It is made by reading, without a compiler: functions lose their bodies and docstrings all but
 * their first sentence, and only files that another one asks for are taken.
 *
 * @module
 */
import { existsSync, readFileSync } from "node:fs";
import { GLOBALS, resolveImport, type TypeFiles } from "../page/types/type_files.ts";
import { openMounts } from "./declarations_mounts.ts";
import { shortComments, withoutBodies } from "./declarations_short.ts";
import { cellModules, type Project, readProject } from "./project.ts";

/** The language, and what a worker of a browser has besides. */
const LANGUAGE = [`${GLOBALS}lib.esnext.d.ts`, `${GLOBALS}lib.webworker.d.ts`];
const REFERENCE = /^\/\/\/\s*<reference\s+(lib|path)="([^"]+)"/gm;
const IMPORT = /\b(?:from|import)\s*\(?\s*["']([^"'\n]+)["']/g;

/** The declarations, as a file among the scripts: `types.json`. */
export async function readDeclarations(project: Project): Promise<Map<string, Uint8Array>> {
  const text = JSON.stringify(await collectDeclarations(project));
  return new Map([["types.json", new TextEncoder().encode(text)]]);
}

/**
 * Reads all declarations that cells of this project may need.
 *
 * @throws {Error} when a module that cells may import is not there
 */
export async function collectDeclarations(project?: Project): Promise<TypeFiles> {
  const { imports, exports, compilerOptions = {} } = project ?? await readProject();
  const mounts = openMounts({ imports, exports });
  const files: Record<string, string> = {};
  const waiting = [...LANGUAGE];
  const specifiers = cellModules({ imports, exports });
  for (const specifier of specifiers) {
    const path = mounts.modules[specifier];
    if (path === undefined) throw new Error(`Expected declarations of ${specifier}; got none`);
    waiting.push(path);
  }
  const exists = (path: string): boolean => {
    const place = mounts.placeOf(path);
    return place !== undefined && existsSync(place);
  };
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files[path] !== undefined) continue;
    const text = readFileSync(mounts.placeOf(path)!, "utf8");
    files[path] = path.startsWith("/lib/") ? withoutBodies(text) : shortComments(text);
    for (const wanted of referencesOf(files[path]!, path)) {
      const found = wanted.startsWith("/")
        ? wanted
        : resolveImport(wanted, path, mounts.modules, exists);
      if (found !== undefined && files[found] === undefined) waiting.push(found);
    }
  }
  const rules = Object.fromEntries(
    Object.entries(compilerOptions).filter(([, value]) => typeof value === "boolean"),
  ) as Record<string, boolean>;
  return { files, modules: mounts.modules, imports: specifiers, rules };
}

/** What a file asks for: paths of libraries of the language, and specifiers. */
function referencesOf(text: string, path: string): string[] {
  const references = [...text.matchAll(REFERENCE)].map(([, kind, name]) =>
    kind === "lib" ? `${GLOBALS}lib.${name}.d.ts` : new URL(name!, `file://${path}`).pathname
  );
  return [...references, ...[...text.matchAll(IMPORT)].map(([, specifier]) => specifier!)];
}
