/**
 * Compiles the kernels of `assembly/` to WebAssembly; run as a program, it writes `binary.ts`:
 *
 *     deno run -A --no-lock --no-config lib/tensors/kernels/compile_deno.ts
 *
 * With `--print` it prints what it would write. Whoever uses the library needs neither: the binary
 * is kept beside its source.
 *
 * @module
 */

/** Not a literal import: the lock file, and so every reader's download, stays without its 102 MB. */
const COMPILER = ["npm:assemblyscript@0.28.20", "asc"].join("/");

/** What is used of the compiler. */
interface AssemblyScript {
  main(args: readonly string[], files: {
    readFile(name: string): string | null;
    writeFile(name: string, content: Uint8Array | string): void;
    listFiles(): string[];
  }): Promise<{ error: Error | null; stderr: { toString(): string } }>;
}

const SOURCE = new URL("assembly/", import.meta.url);
const OPTIONS = ["--runtime", "stub", "--importMemory", "--noExportMemory", "--enable", "simd"];

/**
 * The kernels, compiled from their source: the same bytes every time.
 *
 * @throws {SyntaxError} with the compiler's words when it has an error or a warning
 */
export async function compileKernels(): Promise<Uint8Array> {
  const { default: asc } = await import(COMPILER) as { default: AssemblyScript };
  const written = new Map<string, Uint8Array | string>();
  const { error, stderr } = await asc.main(
    ["index.ts", "-O3", "--noAssert", ...OPTIONS, "--outFile", "kernels.wasm"],
    {
      readFile: (name) => sourceOf(name),
      writeFile: (name, content) => void written.set(name, content),
      listFiles: () => [],
    },
  );
  return wholeBinary(error, stderr.toString().trim(), written.get("kernels.wasm"));
}

/**
 * What the compiler has written, if it had nothing to say.
 *
 * @throws {SyntaxError} with its words when it has an error or a warning
 */
export function wholeBinary(error: unknown, words: string, written: unknown): Uint8Array {
  if (error || words !== "" || !(written instanceof Uint8Array)) throw new SyntaxError(words);
  return written;
}

/** The text of `binary.ts` for these bytes. */
export function binaryModule(binary: Uint8Array): string {
  const lines = binary.toBase64().match(/.{1,96}/g) ?? [];
  return `// Made by compile_deno.ts from assembly/; a test makes it again and compares.

/** The kernels in WebAssembly, ${binary.length} bytes in base64. */
export const BINARY = \`
${lines.join("\n")}
\`;
`;
}

/** The files end in .as: of a .ts file `deno fmt` would drop the decorators without a word. */
function sourceOf(name: string): string | null {
  try {
    return Deno.readTextFileSync(new URL(name.replace(/\.ts$/, ".as"), SOURCE));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null; // the compiler tries several names
    throw error;
  }
}

if (import.meta.main) {
  const text = binaryModule(await compileKernels());
  if (Deno.args.includes("--print")) {
    await Deno.stdout.write(new TextEncoder().encode(text));
  } else {
    await Deno.writeTextFile(new URL("binary.ts", import.meta.url), text);
    console.log("Wrote binary.ts");
  }
}
