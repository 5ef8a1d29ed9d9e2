import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";
import { resolveImport } from "../../page/types/type_files.ts";
import { shortComments } from "../declarations_short.ts";
import { openMounts } from "../declarations_mounts.ts";
import type { Project } from "../project.ts";

/** Declarations of files by their paths, such as "/lib/odes/mod.ts", and what they import. */
export interface DeclarationFiles {
  readonly sources: ReadonlyMap<string, ts.SourceFile>;
  /** The file behind an import; undefined when it is none of ours. */
  resolve(specifier: string, from: string): string | undefined;
}

/** The kernels' methods of tensors: they are asked for by nobody, and belong to every tensor. */
const CHAINED = "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js";
const OPTIONS = {
  strict: true,
  isolatedDeclarations: true,
  target: ts.ScriptTarget.ESNext,
};

/**
 * Reads the declarations that these modules need: those of packages as they are, with short comments;
 * those of our own sources with all of their docstrings.
 *
 * @param modules such as "flowbook/paths"
 */
export function readDeclarationFiles(
  project: Pick<Project, "imports" | "exports">,
  modules: readonly string[],
): DeclarationFiles {
  const mounts = openMounts(project);
  const sources = new Map<string, ts.SourceFile>();

  function exists(path: string): boolean {
    const place = mounts.placeOf(path);
    return place !== undefined && existsSync(place);
  }

  function resolve(specifier: string, from: string): string | undefined {
    const inPackage = /^@tensorflow\/tfjs-core\/(.*)$/.exec(specifier)?.[1];
    return resolveImport(specifier, from, mounts.modules, exists) ??
      (inPackage && resolveImport(`./${inPackage}`, "/npm/@tensorflow/tfjs-core/", {}, exists));
  }

  const waiting = [...modules, CHAINED].map((name) => mounts.modules[name]!);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (sources.has(path)) continue;
    const source = parse(path, readFileSync(mounts.placeOf(path)!, "utf8"));
    sources.set(path, source);
    for (const { fileName } of ts.preProcessFile(source.text).importedFiles) {
      const found = resolve(fileName, path);
      if (found !== undefined) waiting.push(found);
    }
  }
  return { sources, resolve };
}

function parse(path: string, text: string): ts.SourceFile {
  const declarations = path.endsWith(".d.ts")
    ? shortComments(text)
    : ts.transpileDeclaration(text, { fileName: path, compilerOptions: OPTIONS }).outputText;
  return ts.createSourceFile(path, declarations, ts.ScriptTarget.ESNext, true);
}
