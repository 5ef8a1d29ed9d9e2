import ts from "typescript";
import { GLOBALS, resolveImport, type TypeFiles } from "./type_files.ts";

/** What the language service asks, and a way to change the one file that changes. */
export interface CellHost extends ts.LanguageServiceHost {
  /** Path of the file that holds the cells. */
  readonly path: string;
  /** Gives the cells another text. */
  write(text: string): void;
}

const PATH = "/cells.ts";

/**
 * A world of files in memory, all fixed but one.
 *
 * Modules are found by our own table and not by TypeScript's rules for folders of packages, so that
 * nothing but the files themselves has to be there.
 */
export function openHost({ files, modules, rules }: TypeFiles): CellHost {
  const options: ts.CompilerOptions = {
    ...rules,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force, // cells may await without importing anything
    allowImportingTsExtensions: true,
    noEmit: true,
    noLib: true, // the files of the language are among ours
    skipLibCheck: true,
    types: [],
  };
  const roots = [...Object.keys(files).filter((path) => path.startsWith(GLOBALS)), PATH];
  let text = "", version = 0;
  const read = (path: string): string | undefined => path === PATH ? text : files[path];
  const exists = (path: string): boolean => read(path) !== undefined;
  const snapshots = new Map<string, ts.IScriptSnapshot>();

  return {
    path: PATH,
    write: (next) => {
      if (next === text) return;
      text = next;
      version += 1;
    },
    getCompilationSettings: () => options,
    getScriptFileNames: () => roots,
    getScriptVersion: (path) => path === PATH ? String(version) : "0",
    getScriptSnapshot: (path) => {
      if (path === PATH) return ts.ScriptSnapshot.fromString(text);
      const known = snapshots.get(path);
      const source = files[path];
      if (known !== undefined || source === undefined) return known;
      const snapshot = ts.ScriptSnapshot.fromString(source);
      snapshots.set(path, snapshot);
      return snapshot;
    },
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => `${GLOBALS}lib.d.ts`,
    fileExists: exists,
    readFile: read,
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text: specifier }) => {
        const resolvedFileName = resolveImport(specifier, from, modules, exists);
        return {
          resolvedModule: resolvedFileName === undefined ? undefined : {
            resolvedFileName,
            extension: /\.d\.m?ts$/.test(resolvedFileName) ? ts.Extension.Dts : ts.Extension.Ts,
          },
        };
      }),
  };
}
