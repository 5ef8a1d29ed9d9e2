import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserImports, PROJECT, type Project } from "./project.ts";

/** Where the declarations lie on this machine, and under which paths the browser knows them. */
export interface Mounts {
  /** Path in the browser of each module that stands under a name. */
  readonly modules: Readonly<Record<string, string>>;
  /** Path on this machine of a path in the browser; undefined where nothing can be. */
  placeOf(path: string): string | undefined;
}

/** Packages whose types are worth their size, each asked for by the one in front of it. */
const PACKAGES = [
  { name: "@tensorflow/tfjs-core", by: [] },
  { name: "mathjs", by: [] },
  { name: "decimal.js", by: ["mathjs"] },
  { name: "fraction.js", by: ["mathjs"] },
] as const;

/** Finds the library, the packages and TypeScript's own declarations. */
export function openMounts(project: Pick<Project, "imports" | "exports">): Mounts {
  const folders = new Map([
    ["/lib", fileURLToPath(new URL("lib", PROJECT))],
    ["/typescript", join(folderOf("typescript"), "lib")],
  ]);
  const modules: Record<string, string> = {};
  for (const { name, by } of PACKAGES) {
    const folder = folderOf(name, ...by);
    folders.set(`/npm/${name}`, folder);
    modules[name] = `/npm/${name}/${typesOf(folder)}`;
  }
  const root = PROJECT.href;
  for (const [specifier, target] of Object.entries(browserImports(project))) {
    if (target.startsWith(`${root}lib/`)) modules[specifier] = `/${target.slice(root.length)}`;
  }
  // The one file by which tensors get their methods; TypeScript sees it only under its own name.
  const chained = "dist/public/chained_ops/register_all_chained_ops";
  modules[`@tensorflow/tfjs-core/${chained}.js`] = `/npm/@tensorflow/tfjs-core/${chained}.d.ts`;
  return {
    modules,
    placeOf: (path) => {
      const mount = [...folders.keys()].find((mount) => path.startsWith(`${mount}/`));
      return mount && join(folders.get(mount)!, path.slice(mount.length));
    },
  };
}

/** The folder of a package, as the packages in `by`, one after the other, find it. */
function folderOf(name: string, ...by: readonly string[]): string {
  const start = by.reduce((from, other) => createRequire(from).resolve(other), import.meta.url);
  let folder = dirname(createRequire(start).resolve(name));
  while (readPackage(folder).name !== name) folder = dirname(folder);
  return folder;
}

function typesOf(folder: string): string {
  return readPackage(folder).types!.replace(/^\.\//, "");
}

/** What a folder says about the package in it: nothing, where it is a folder inside of one. */
function readPackage(folder: string): { readonly name?: string; readonly types?: string } {
  const file = join(folder, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}
