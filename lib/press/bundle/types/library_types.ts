import { openMounts } from "../declarations_mounts.ts";
import { publicModules } from "../library_script.ts";
import { readProject } from "../project.ts";
import { readDeclarationFiles } from "./declaration_files.ts";
import { exportedNames } from "./exported_names.ts";
import { namespaceOf, namespaces } from "./flatten.ts";

/** Types of the world that the declarations of TensorFlow.js name, and that not every world has. */
const FOREIGN: readonly string[] = [
  ...["HTMLCanvasElement", "HTMLImageElement", "HTMLSourceElement", "HTMLVideoElement"],
  ...["IDBFactory", "Long", "WebGLContextAttributes", "WebGLTexture"],
];

/**
 * The types of the whole library, TensorFlow.js among them, as one file of declarations that needs no
 * other file.
 */
export async function libraryTypes(): Promise<string> {
  const project = await readProject();
  const modules = publicModules(project);
  const files = readDeclarationFiles(project, modules);
  const { modules: paths } = openMounts(project);
  const lines = modules.flatMap((module) => {
    const path = paths[module]!;
    return exportedNames(files, path).map((name) =>
      `export import ${name} = ${namespaceOf(path)}.${name};\n`
    );
  });
  const foreign = FOREIGN.map((name) => `type ${name} = unknown;\n`);
  return [...foreign, namespaces(files), ...lines].join("");
}
