import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/**
 * The files that are served as their packages hold them: the binaries of TensorFlow.js for one
 * thread, with and without SIMD, of which a browser loads one, and Plotly.
 *
 * @returns files by their path below the scripts
 */
export async function readBinaries(): Promise<Map<string, Uint8Array>> {
  const wasm = dirname(resolve("@tensorflow/tfjs-backend-wasm"));
  const found = new Map<string, Uint8Array>();
  for (const name of ["tfjs-backend-wasm-simd.wasm", "tfjs-backend-wasm.wasm"]) {
    found.set(`wasm/${name}`, await readFile(join(wasm, name)));
  }
  found.set("plotly.js", await readFile(resolve("plotly.js-cartesian-dist-min")));
  return found;
}
