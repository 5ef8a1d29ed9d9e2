/**
 * Compiles the library for children, in a process without permissions: reads it, runs it once, and
 * writes what the engine has made of it. No student code is ever near.
 *
 * @module
 */
import { Script } from "node:vm";

const text = await new Response(Deno.stdin.readable).text();
const script = new Script(text, { filename: "flowbook.js" });
await (script.runInThisContext() as () => Promise<unknown>)();
let bytes: Uint8Array = script.createCachedData();
while (bytes.length > 0) bytes = bytes.subarray(Deno.stdout.writeSync(bytes));
