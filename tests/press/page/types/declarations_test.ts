import assert from "node:assert/strict";
import { collectDeclarations } from "../../../../lib/press/bundle/declarations.ts";
import { shortComments, withoutBodies } from "../../../../lib/press/bundle/declarations_short.ts";
import { gzipSync } from "node:zlib";
import { resolveImport } from "../../../../lib/press/page/types/type_files.ts";

const { files, modules, imports, rules } = await collectDeclarations();

Deno.test("the declarations hold the library, the packages and the language, and are small", () => {
  for (const specifier of imports) assert.ok(files[modules[specifier]!], specifier);
  assert.ok(files["/typescript/lib.es5.d.ts"]?.includes("interface Array<T>"));
  assert.ok(files["/typescript/lib.webworker.d.ts"]);
  assert.equal(rules.noUncheckedIndexedAccess, true);
  const size = gzipSync(JSON.stringify({ files, modules })).length;
  assert.ok(size < 330_000, `${size} bytes`);
});

Deno.test("nothing of this machine is in them, and nothing of the press", () => {
  const text = JSON.stringify(files);
  assert.ok(!text.includes("file://"));
  assert.deepEqual(Object.keys(files).filter((path) => path.startsWith("/lib/press/")), []);
});

Deno.test("every import of a file that is taken is there, or is of no use to cells", () => {
  const missing = new Set<string>();
  for (const [path, text] of Object.entries(files)) {
    for (const [, specifier] of text.matchAll(/\bfrom\s*["']([^"']+)["']/g)) {
      const found = resolveImport(specifier!, path, modules, (one) => files[one] !== undefined);
      if (found === undefined) missing.add(specifier!);
    }
  }
  assert.deepEqual([...missing].filter((specifier) => /^\.(?!.*\.json$)/.test(specifier)), []);
});

Deno.test("withoutBodies() keeps what users see", () => {
  const source = `import { a } from "./a.ts";
/**
 * Adds. Then returns.
 *
 * @param x a number
 */
export function add(x: number, y = 1): number {
  return a(x) + "/* no comment */".length + y;
}
function hidden(): void {}
// aside
export class C {
  #secret = 1;
  /** Says. */
  say(): string { return \`\${this.#secret}\`; }
}
/* aside */
export const URL = "https://x/*y*/";
`;
  assert.equal(
    withoutBodies(source),
    `import { a } from "./a.ts";
/** Adds. */
export function add(x: number, y = 1): number {}
export class C {
  #secret = 1;
  /** Says. */
  say(): string {}
}
export const URL = "https://x/*y*/";
`,
  );
  assert.throws(() => withoutBodies("export function ("), SyntaxError);
});

Deno.test("shortComments() keeps first sentences and references", () => {
  const text = `/** @license Somebody */
/// <reference lib="es5" />
/**
 * One thing. Another.
 * @example f()
 */
declare function f(): void;
// aside
/** @deprecated */
declare const g: 1;
`;
  assert.equal(
    shortComments(text),
    `/// <reference lib="es5" />
/** One thing. */
declare function f(): void;
declare const g: 1;
`,
  );
});

Deno.test("resolveImport() follows ways and names", () => {
  const known = { m: "/m/index.d.ts" };
  const there = new Set(["/l/a.ts", "/n/b.d.ts", "/n/c/index.d.ts"]);
  const find = (specifier: string, from: string): string | undefined =>
    resolveImport(specifier, from, known, (path) => there.has(path));
  assert.equal(find("./a.ts", "/l/x.ts"), "/l/a.ts");
  assert.equal(find("./b", "/n/x.d.ts"), "/n/b.d.ts");
  assert.equal(find("./b.js", "/n/x.d.ts"), "/n/b.d.ts");
  assert.equal(find("../n/c", "/l/x.ts"), "/n/c/index.d.ts");
  assert.equal(find("m", "/l/x.ts"), "/m/index.d.ts");
  assert.equal(find("./gone", "/l/x.ts"), undefined);
  assert.equal(find("toString", "/l/x.ts"), undefined);
});
