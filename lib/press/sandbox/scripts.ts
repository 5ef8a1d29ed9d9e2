import { libraryScript, publicModules } from "../bundle/library_script.ts";
import { readProject } from "../bundle/project.ts";
import { bundle } from "../bundle/scripts.ts";
import { LIMITS } from "./limits.ts";
import { runFlags } from "./outside/flags.ts";
import type { Library } from "./wire.ts";

/** Modules that load no tensors. */
const NUMBERS = ["random", "numerics", "judge", "schedules", "exact", "figures", "notebook"]
  .concat("coursework").map((name) => `flowbook/${name}`);
const FORMULAS = "flowbook/formulas";

let harness: Promise<string> | undefined;
const libraries = new Map<string, Promise<string>>();

/** The script with which a child begins, as an address that holds all of it; bundled once. */
export function harnessAddress(): Promise<string> {
  return harness ??= addressOf("main.ts");
}

async function addressOf(name: string): Promise<string> {
  const file = new URL(`inside/${name}`, import.meta.url);
  const entry = `import ${JSON.stringify(file.href)};\n`;
  const scripts = await bundle(await readProject(), { inside: entry }, ["--external=node:vm"]);
  return `data:text/javascript;base64,${scripts.get("inside.js")!.toBase64()}`;
}

/**
 * A library that holds these modules, as a line for a child. There are three, each made once: numbers
 * alone begin in a third of the time of tensors, and only who types formulas pays for mathjs.
 */
export async function libraryLine(modules: readonly string[]): Promise<string> {
  const whole = publicModules(await readProject());
  const size = modules.every((name) => NUMBERS.includes(name))
    ? "numbers"
    : modules.includes(FORMULAS)
    ? "all"
    : "tensors";
  const held = whole.filter((name) =>
    size === "all" || (size === "numbers" ? NUMBERS.includes(name) : name !== FORMULAS)
  );
  const found = libraries.get(size) ?? makeLine(held);
  libraries.set(size, found);
  return found;
}

async function makeLine(modules: readonly string[]): Promise<string> {
  const script = asFunction(await libraryScript(modules));
  const compiled = await compile(script);
  const library: Library = compiled === undefined ? { script } : { script, compiled };
  return JSON.stringify(library);
}

/** What the engine makes of a script: a child with the same limits begins twice as fast with it. */
async function compile(script: string): Promise<string | undefined> {
  const process = new Deno.Command(Deno.execPath(), {
    args: runFlags(await addressOf("compile.ts"), LIMITS.megabytes),
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const [{ success, stdout }] = await Promise.all([
    process.output(),
    new Blob([script]).stream().pipeTo(process.stdin).catch(() => {}),
  ]);
  return success ? stdout.toBase64() : undefined;
}

/** A module as a function: of modules a realm can have one only by reading files. */
function asFunction(script: string): string {
  const at = script.lastIndexOf("export{"), end = script.indexOf("}", at);
  if (at < 0) throw new Error("Expected a script that ends with its exports; got none");
  const entries = script.slice(at + "export{".length, end).split(",").map((pair) => {
    const [inside = "", outside = inside] = pair.split(" as ");
    return `${outside}:${inside}`;
  });
  return `(async()=>{"use strict";${script.slice(0, at)}\nreturn{${entries.join()}}})`;
}
