/**
 * The library as one script that needs nothing else, and runs where no file may be read.
 *
 * @module
 */
import { readBinaries } from "./binaries.ts";
import { PROJECT, type Project, readProject } from "./project.ts";
import { bundle } from "./scripts.ts";

/** The one binary that Deno asks for: one thread, with SIMD, as everywhere. */
const WASM = "wasm/tfjs-backend-wasm-simd.wasm";

/**
 * The public modules as one script whose exports are flat: no two modules share a name.
 *
 * It holds the bytes of TensorFlow.js and of our kernels, so it runs in Deno without permissions, and
 * in the kernel. The same modules give the same bytes.
 *
 * @param modules such as "flowbook/paths"; all public ones unless told
 * @throws {RangeError} when a module is not public
 * @throws {Error} with the words of the bundler when it fails
 */
export async function libraryScript(modules?: readonly string[]): Promise<string> {
  const project = await readProject();
  const files = (modules ?? publicModules(project)).map((name) => fileOf(project, name));
  const entry = files.map((file) => `export * from ${JSON.stringify(file)};\n`).join("");
  const scripts = await bundle(project, { flowbook: entry }, []);
  const script = new TextDecoder().decode(scripts.get("flowbook.js"));
  return script.includes(WASM.replace("wasm/", "")) ? `${await surroundings()}\n${script}` : script;
}

/** The modules that `deno.json` exports, as cells import them. */
export function publicModules({ exports }: Pick<Project, "exports">): string[] {
  return Object.keys(exports).map((name) => `flowbook/${name.slice("./".length)}`);
}

function fileOf({ exports }: Project, module: string): string {
  const file = exports[module.replace(/^flowbook\//, "./")];
  if (file === undefined) throw new RangeError(`Expected a public module; got ${module}`);
  return new URL(file, PROJECT).href;
}

/**
 * What a worker of a browser has and Deno has not, as names of the script alone: TensorFlow.js takes
 * itself to be in a browser, and finds its binary inside of the script.
 */
async function surroundings(): Promise<string> {
  const bytes = (await readBinaries()).get(WASM)!;
  const response = `new Response(Uint8Array.fromBase64("${bytes.toBase64()}"),` +
    `{headers:{"content-type":"application/wasm"}})`;
  return `const process=void 0,WorkerGlobalScope=Object,fetch=(address,options)=>` +
    `address===${JSON.stringify(WASM)}?Promise.resolve(${response}):` +
    `globalThis.fetch(address,options);`;
}
