import { type GetModuleInfo, rollup } from "rollup";

/** Scripts by file name. */
export type Scripts = ReadonlyMap<string, Uint8Array>;

/** The scripts of pages, by the name of the entry with which each begins. */
const FIRST = "main.js", CHAPTER = "chapter.js";

/**
 * Few files instead of many: the bundler makes a chunk for every set of scripts that share code, and
 * each costs a reader's browser a request before the page is alive.
 *
 * What `main.js` needs at once becomes `base.js`, and what a chapter needs in addition becomes one
 * file too; what is loaded later stays apart. `main.js` itself is imported by none, since it waits
 * for what it loads.
 *
 * @param scripts as the bundler has made them, in one folder
 * @param entries names of the scripts that others ask for by name, such as "main.js"
 */
export async function mergeChunks(scripts: Scripts, entries: readonly string[]): Promise<Scripts> {
  const decoder = new TextDecoder(), encoder = new TextEncoder();
  const build = await rollup({
    input: Object.fromEntries(entries.map((name) => [name.replace(/\.js$/, ""), name])),
    preserveEntrySignatures: "strict",
    treeshake: false, // the bundler has dropped what nobody uses
    onLog: () => {},
    plugins: [{
      name: "scripts of the bundler",
      resolveId: (specifier) => specifier.replace(/^\.\//, ""),
      load: (name) => decoder.decode(scripts.get(name)),
    }],
  });
  const { output } = await build.generate({
    format: "es",
    compact: true,
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    manualChunks(name, { getModuleInfo }): string | undefined {
      if (entries.includes(name)) return undefined;
      if (needs(FIRST, getModuleInfo).has(name)) return "base";
      return needs(CHAPTER, getModuleInfo).has(name) ? "page" : undefined;
    },
  });
  await build.close();
  return new Map(
    output.flatMap((file) =>
      file.type === "chunk" ? [[file.fileName, encoder.encode(file.code)]] : []
    ),
  );
}

/** All that a script imports before it runs, whatever imports it in turn. */
function needs(script: string, getModuleInfo: GetModuleInfo): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    getModuleInfo(name)?.importedIds.forEach(visit);
  };
  visit(script);
  return found;
}
