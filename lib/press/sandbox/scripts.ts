import { libraryScript, publicModules } from "../bundle/library_script.ts";
import { readProject } from "../bundle/project.ts";
import { bundle } from "../bundle/scripts.ts";

const INSIDE = new URL("inside/main.ts", import.meta.url);

/** Modules that load no tensors. */
const NUMBERS = ["random", "numerics", "judge", "schedules", "exact", "figures", "notebook"]
  .concat("coursework").map((name) => `flowbook/${name}`);
const FORMULAS = "flowbook/formulas";

let harness: Promise<string> | undefined;
const libraries = new Map<string, Promise<string>>();

/** The script with which a child begins, as an address that holds all of it; bundled once. */
export function harnessAddress(): Promise<string> {
  return harness ??= bundleHarness();
}

async function bundleHarness(): Promise<string> {
  const entry = `import ${JSON.stringify(INSIDE.href)};\n`;
  const scripts = await bundle(await readProject(), { inside: entry }, ["--external=node:vm"]);
  return `data:text/javascript;base64,${scripts.get("inside.js")!.toBase64()}`;
}

/**
 * A library that holds these modules, as the text of an asynchronous function that gives its
 * exports. There are three, each bundled once: numbers alone begin in a third of the time of tensors,
 * and only who types formulas pays for mathjs.
 */
export async function libraryFunction(modules: readonly string[]): Promise<string> {
  const whole = publicModules(await readProject());
  const size = modules.every((name) => NUMBERS.includes(name))
    ? "numbers"
    : modules.includes(FORMULAS)
    ? "all"
    : "tensors";
  const held = whole.filter((name) =>
    size === "all" || (size === "numbers" ? NUMBERS.includes(name) : name !== FORMULAS)
  );
  const found = libraries.get(size) ?? libraryScript(held).then(asFunction);
  libraries.set(size, found);
  return found;
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
