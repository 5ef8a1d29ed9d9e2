import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { PROJECT } from "./project.ts";

/** Packages whose code or fonts the book carries; what these need is found in the lock file. */
const CARRIED = [
  ...["@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-cpu", "@tensorflow/tfjs-backend-wasm"],
  "@tensorflow/tfjs-backend-webgl",
  ...["@codemirror/autocomplete", "@codemirror/commands", "@codemirror/lang-javascript"],
  ...["@codemirror/language", "@codemirror/lint", "@codemirror/state", "@codemirror/view"],
  ...["@lezer/highlight", "@lezer/javascript", "@mdit/plugin-tex", "acorn", "dompurify", "fflate"],
  ...["katex", "markdown-it", "mathjs", "minisearch", "node-inspect-extracted"],
  ...["plotly.js-cartesian-dist-min", "sucrase", "typescript"],
];

/** Packages whose code stands in the library when it is one file. */
export const CARRIED_BY_LIBRARY: readonly string[] = [
  ...["@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-cpu", "@tensorflow/tfjs-backend-wasm"],
  "mathjs",
];

const LICENCE = /^(?:licen[cs]e|copying|notice)/i;

interface Lock {
  readonly npm: Readonly<Record<string, { readonly dependencies?: readonly string[] }>>;
}

/**
 * The licences of our own code and of packages with all that they need, as one text.
 *
 * @param carried names of the packages; those of the book unless told
 * @throws {Error} when a package is not in the lock file
 */
export async function readNotices(carried: readonly string[] = CARRIED): Promise<string> {
  const lock: Lock = JSON.parse(await readFile(new URL("deno.lock", PROJECT), "utf8"));
  const own = await readFile(new URL("LICENSE", PROJECT), "utf8");
  const texts = [...closure(lock, carried)].sort().map(noticeOf);
  return [
    `The code of Flowbook:\n\n${own.trim()}`,
    "It comes with code and fonts of these packages; what follows are their licences.",
    ...await Promise.all(texts),
  ].join(`\n\n${"=".repeat(80)}\n\n`) + "\n";
}

/** Packages with all that they need, as "name@version". */
function closure({ npm }: Lock, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (dependency: string): void => {
    const key = Object.keys(npm).find((key) => key === dependency || isOf(key, dependency));
    if (key === undefined) throw new Error(`Expected ${dependency} in deno.lock; got none`);
    const version = key.split("_")[0]!; // what follows names the peers it was resolved with
    if (found.has(version)) return;
    found.add(version);
    npm[key]!.dependencies?.forEach(visit);
  };
  names.forEach(visit);
  return found;
}

function isOf(key: string, name: string): boolean {
  return key.startsWith(`${name}@`);
}

/** Where Deno keeps the packages of its registry, one folder for each name and version. */
function registry(): string {
  const path = createRequire(import.meta.url).resolve("katex");
  return path.slice(0, path.indexOf(join(sep, "katex", sep)));
}

async function noticeOf(id: string): Promise<string> {
  const at = id.lastIndexOf("@");
  const folder = join(registry(), id.slice(0, at), id.slice(at + 1));
  const { license = "see the package" } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const files = (await readdir(folder)).filter((name) => LICENCE.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  return [`${id} (${license})`, ...texts.map((text) => text.trim())].join("\n\n");
}
