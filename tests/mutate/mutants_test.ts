import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { checkSyntax } from "../../lib/press/cells/mod.ts";
import { collectMutants, drawMutants } from "./collect.ts";
import { applyEdit, changeOf } from "./edit.ts";
import { mutantsOf } from "./mutants.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const SOURCE = `// 1 - t
/** The share a + b of
 * 0 < 1. */
export function share(t: number, kind: 0 | 1 = 0): number {
  if (t < 0) {
    throw new RangeError(\`Expected t >= 0; got \${t - 1}\`);
  }
  type Sign = -1 | 1;
  const x = t as number satisfies number, key: Record<"1 + 1", Sign> = { "1 + 1": -1 };
  return x * key["1 + 1"];
}
`;

Deno.test("mutantsOf() changes one place each and leaves comments, texts and types alone", () => {
  const changes = mutantsOf(SOURCE).map((edit) => changeOf(SOURCE, edit));
  deepEqual(changes.map(({ line, after }) => [line, ...after]), [
    [4, "export function share(t: number, kind: 0 | 1 = 1): number {"],
    [5, "  {}"],
    [5, "  if ((1 - t) < 0) {"],
    [5, "  if (t > 0) {"],
    [5, "  if (t <= 0) {"],
    [5, "  if (t < 1) {"],
    [
      9,
      '  const x = (1 - t) as number satisfies number, key: Record<"1 + 1", Sign> = { "1 + 1": -1 };',
    ],
    [9, '  const x = t as number satisfies number, key: Record<"1 + 1", Sign> = { "1 + 1": 1 };'],
    [9, '  const x = t as number satisfies number, key: Record<"1 + 1", Sign> = { "1 + 1": -0 };'],
    [10, "  return x;"],
    [10, '  return key["1 + 1"];'],
    [10, '  return -(x * key["1 + 1"]);'],
    [10, '  return x / key["1 + 1"];'],
  ]);
});

Deno.test("mutantsOf() finds nothing in declarations, imports and exports", () => {
  const source = `import { a as t } from "b" with { type: "json" };
export { t };
export * from "c";
export type { D } from "d";
interface E<F = 1> { readonly t: F; g(t: number): 0 | 1 }
declare const h: (t: number) => t is 1;
`;
  deepEqual(mutantsOf(source), []);
});

Deno.test("mutantsOf() refuses what is no TypeScript", () => {
  throws(() => mutantsOf("const x: = 3;"), { name: "SyntaxError" });
});

Deno.test("every mutant of the library differs from it, from the others, and can be parsed", async () => {
  for (const folder of ["random", "exact", "odes", "paths"]) {
    const mutants = await collectMutants(ROOT, folder);
    const versions = new Set<string>();
    for (const { file, source, edit } of mutants) {
      const version = applyEdit(source, edit);
      ok(version !== source && !versions.has(version), `${file}: ${edit.says}`);
      versions.add(version);
      equal(checkSyntax(version), undefined, `${file}: ${edit.says}`); // another parser than ours
    }
    ok(mutants.length > 100, folder);
  }
});

Deno.test("changeOf() gives whole lines, at the ends of a file too", () => {
  const source = "a;\nb(\n  c,\n);\nd;";
  const change = (text: string, by: string): unknown => {
    const from = source.indexOf(text);
    return changeOf(source, { from, to: from + text.length, text: by, says: "" });
  };
  deepEqual(change("a", "x"), { line: 1, before: ["a;"], after: ["x;"] });
  deepEqual(change("b(\n  c,\n);", "{}"), { line: 2, before: ["b(", "  c,", ");"], after: ["{}"] });
  deepEqual(change("d;", "x\ny"), { line: 5, before: ["d;"], after: ["x", "y"] });
});

Deno.test("drawMutants() draws without repeats, and more of the same when more are wanted", async () => {
  const mutants = await collectMutants(ROOT, "odes/tableaux.ts");
  const draw = (limit: number, seed: number): typeof mutants =>
    drawMutants(mutants, { target: "odes", limit, seed });
  equal(new Set(draw(Infinity, 0)).size, mutants.length);
  deepEqual(draw(20, 0).slice(0, 5), draw(5, 0));
  ok(draw(20, 0).some((mutant, i) => mutant !== draw(20, 1)[i]));
});

Deno.test("collectMutants() reads one file, or a folder with what is below it", async () => {
  const files = async (target: string): Promise<string[]> => [
    ...new Set((await collectMutants(ROOT, target)).map(({ file }) => file)),
  ];
  deepEqual(await files("odes/tableaux.ts"), ["lib/odes/tableaux.ts"]);
  const press = await files("press/show");
  ok(press.includes("lib/press/show/prose/links.ts"));
  deepEqual(press, press.toSorted());
});
