import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Entries, type Modules, PAGE_ENTRIES, workerEntries } from "./entries.ts";
import { mergeChunks, type Scripts } from "./merge.ts";
import { browserImports, PROJECT, type Project } from "./project.ts";

/**
 * Bundles everything that runs in a browser.
 *
 * The bundler is Deno's own, in a process of its own; `deno.lock` is obeyed and never written. Each
 * worker becomes one file, which a page can hand to it where it cannot load anything itself; pages
 * are cut into what they need at once and what they load later.
 *
 * @param modules what cells may import
 * @returns scripts by file name
 * @throws {Error} with the words of the bundler when it fails
 */
export async function bundleScripts(project: Project, modules: Modules): Promise<Scripts> {
  const [pages, workers] = await Promise.all([
    bundle(project, PAGE_ENTRIES, ["--code-splitting"]),
    bundle(project, workerEntries(modules), []),
  ]);
  const names = Object.keys(PAGE_ENTRIES).map((name) => `${name}.js`);
  return new Map([...await mergeChunks(pages, names), ...workers]);
}

/**
 * Bundles scripts for a browser, each from the text with which it begins.
 *
 * @param flags of the bundler, besides those that are always the same
 * @throws {Error} with the words of the bundler when it fails
 */
export async function bundle(
  project: Project,
  entries: Entries,
  flags: readonly string[],
): Promise<Scripts> {
  const folder = await mkdtemp(join(tmpdir(), "flowbook-bundle-"));
  try {
    const names: string[] = [];
    for (const [name, text] of Object.entries(entries)) {
      await writeFile(join(folder, `${name}.ts`), text);
      names.push(`${name}.ts`);
    }
    const map = JSON.stringify({ imports: browserImports(project) });
    await writeFile(join(folder, "import_map.json"), map);
    await runBundler(folder, [...flags, ...names]);
    return await readScripts(join(folder, "out"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runBundler(folder: string, args: readonly string[]): Promise<void> {
  const lock = fileURLToPath(new URL("deno.lock", PROJECT));
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["bundle", "--quiet", "--no-config", `--lock=${lock}`, "--frozen-lockfile"],
      ...["--import-map", "import_map.json", "--platform", "browser"],
      ...["--minify", "--keep-names", "--outdir", "out", ...args],
    ],
    cwd: folder,
    env: { NO_COLOR: "1" },
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) {
    const words = new TextDecoder().decode(stderr).trim();
    throw new Error(`The scripts cannot be bundled. ${words}`);
  }
}

async function readScripts(folder: string): Promise<Scripts> {
  const scripts = new Map<string, Uint8Array>();
  for (const name of (await readdir(folder)).sort()) {
    scripts.set(name, await readFile(join(folder, name)));
  }
  return scripts;
}
