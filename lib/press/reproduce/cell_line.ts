import { SourceMap, type SourceMapPayload } from "node:module";

const TOP_FRAME = /^\s*at (?:async )?<anonymous>:(\d+):(\d+)$/;
const PREFIX = "'use strict'; void 0;".length; // what the kernel puts before the first line
const MAP = /\n\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;

/**
 * The line of a cell in which its code was when it threw or exited.
 *
 * The kernel numbers the lines of the JavaScript that it makes of a cell, without types and blank
 * lines. The same compiler is asked once more for a map back to the source.
 *
 * @param source of the cell
 * @param stack  as the kernel reports it; the last frame outside any function is the cell's own
 * @returns the line, from 1; undefined when the stack does not reach the cell
 */
export async function cellLine(source: string, stack: string): Promise<number | undefined> {
  const frame = stack.split("\n").map((line) => TOP_FRAME.exec(line)).findLast((m) => m !== null);
  if (!frame) return undefined;
  const line = Number(frame[1]), column = Number(frame[2]) - (line === 1 ? PREFIX : 0);
  const payload = await sourceMap(source);
  if (!payload) return undefined;
  const entry = new SourceMap(payload).findEntry(line - 1, Math.max(0, column - 1));
  return "originalLine" in entry ? entry.originalLine + 1 : undefined;
}

async function sourceMap(source: string): Promise<SourceMapPayload | undefined> {
  const folder = await Deno.makeTempDir();
  try {
    // as the kernel does it: imports stay even where nothing uses them
    const config = { compilerOptions: { verbatimModuleSyntax: true } };
    await Deno.writeTextFile(`${folder}/deno.json`, JSON.stringify(config));
    for (const file of ["cell.tsx", "cell.ts"]) { // and in this order
      await Deno.writeTextFile(`${folder}/${file}`, source);
      const { stdout } = await new Deno.Command(Deno.execPath(), {
        args: ["transpile", "--quiet", "--no-lock", "--source-map", "inline", file],
        cwd: folder,
        stderr: "null",
      }).output();
      const map = MAP.exec(new TextDecoder().decode(stdout))?.[1];
      if (map) return JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(map)));
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
