import { libraryScript } from "../bundle/library.ts";
import { readProject } from "../bundle/project.ts";
import { bundle } from "../bundle/scripts.ts";

const INSIDE = new URL("inside/main.ts", import.meta.url);

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
 * These modules as the text of an asynchronous function that gives their exports; bundled once for
 * each set of modules.
 *
 * @throws {RangeError} when one is not public
 */
export function libraryFunction(modules: readonly string[]): Promise<string> {
  const key = [...new Set(modules)].sort();
  const found = libraries.get(key.join()) ?? libraryScript(key).then(asFunction);
  libraries.set(key.join(), found);
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
