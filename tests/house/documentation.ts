import { relative } from "node:path";
import { roomOf, type Tree } from "./tree.ts";

const ENTRY = /^error\[([\w-]+)\]: (.*)\n *--> (.+):(\d+):\d+$/gm;

/**
 * Public names without a docstring, by room, as `deno doc --lint` finds them.
 *
 * It also follows the types of libraries, whose docstrings are not ours to write, and calls them
 * private: such complaints are left out.
 *
 * @param library the folder `lib/`
 * @param modules what is public, such as "odes/mod.ts"
 * @param tree    all files of the library
 */
export async function undocumented(
  library: string,
  modules: readonly string[],
  tree: Tree,
): Promise<Map<string, string[]>> {
  const { stderr, success } = await new Deno.Command(Deno.execPath(), {
    args: ["doc", "--lint", ...modules],
    cwd: library,
    env: { NO_COLOR: "1" },
    stdout: "null",
  }).output();
  const report = new TextDecoder().decode(stderr);
  const found = new Map<string, string[]>();
  const entries = [...report.matchAll(ENTRY)];
  if (!success && entries.length === 0) throw new Error(report);
  for (const [, code, says, file, line] of entries) {
    const path = relative(library, file!).replaceAll("\\", "/");
    const referred = /references private type '(\w+)'$/.exec(says!)?.[1];
    if (path.startsWith("..") || referred !== undefined && !declares(tree, referred)) continue;
    const room = roomOf(path);
    found.set(room, [...found.get(room) ?? [], `lib/${path}:${line}: ${code}: ${says}`]);
  }
  return found;
}

function declares(tree: Tree, name: string): boolean {
  const declaration = new RegExp(`\\b(?:type|interface|class|const|function) ${name}\\b`);
  return [...tree.values()].some((text) => declaration.test(text));
}

/**
 * Names that more than one module exports, with the modules: a cell that imports both could not tell
 * them apart.
 *
 * @param library the folder `lib/`
 * @param modules what is public, such as "odes/mod.ts"
 */
export async function sharedNames(
  library: string,
  modules: readonly string[],
): Promise<Map<string, string[]>> {
  const rooms = new Map<string, Set<string>>();
  await Promise.all(modules.map(async (module) => {
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["doc", "--json", module],
      cwd: library,
      stderr: "null",
    }).output();
    const { nodes } = JSON.parse(new TextDecoder().decode(stdout)) as {
      nodes: Record<string, { symbols: { name: string }[] }>;
    };
    for (const { name } of Object.values(nodes).flatMap(({ symbols }) => symbols)) {
      rooms.set(name, (rooms.get(name) ?? new Set()).add(roomOf(module)));
    }
  }));
  return new Map(
    [...rooms].filter(([, of]) => of.size > 1).map(([name, of]) => [name, [...of].sort()]),
  );
}
