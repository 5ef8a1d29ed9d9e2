/**
 * The order of the house: arrows between its rooms, circles, documentation, sizes.
 *
 * The rules are data in `house/rules.ts`.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import config from "../deno.json" with { type: "json" };
import {
  brokenExamples,
  denoCallers,
  fileCircles,
  forbiddenArrows,
  longFiles,
  mutualRooms,
  sourcesInWords,
  starExports,
} from "./house/checks.ts";
import { sharedNames, undocumented } from "./house/documentation.ts";
import {
  ARROWS,
  ARROWS_TO_REMOVE,
  CIRCLES_TO_REMOVE,
  DENO_CALLERS,
  LONGEST,
  MUTUAL_TO_REMOVE,
  UNDOCUMENTED,
  WITHOUT_SEE,
} from "./house/rules.ts";
import { importsOf, readTree, roomOf } from "./house/tree.ts";

const LIBRARY = fileURLToPath(new URL("../lib", import.meta.url));
const TESTS = fileURLToPath(new URL(".", import.meta.url));
const BELOW = "./lib/"; // how deno.json writes a file of the library

const aliases = Object.fromEntries(
  Object.entries(config.imports).filter(([, path]) => path.startsWith(BELOW))
    .map(([name, path]) => [name, path.slice(BELOW.length)]),
);
const modules = Object.values(config.exports).map((path) => path.slice(BELOW.length));
const tree = await readTree(LIBRARY);
const imports = importsOf(tree, aliases);

/** Demands that a rule is broken where an exception says so, and nowhere else. */
function requireOnly(
  broken: ReadonlyMap<string, readonly string[]>,
  exceptions: readonly string[],
): void {
  const fresh = [...broken].filter(([what]) => !exceptions.includes(what));
  deepEqual(Object.fromEntries(fresh), {}, `the rule is broken:\n${fresh.flat(2).join("\n")}`);
  const gone = exceptions.filter((what) => !broken.has(what));
  deepEqual(gone, [], "no longer an exception: strike it off in tests/house/rules.ts");
}

Deno.test("rooms import only rooms that stand below them", () => {
  requireOnly(forbiddenArrows(imports, ARROWS), ARROWS_TO_REMOVE);
});

Deno.test("every room of lib has its arrows, and the table has no circle", () => {
  const rooms = new Set([...tree.keys()].map(roomOf));
  deepEqual([...rooms].filter((room) => !Object.hasOwn(ARROWS, room)), []);
  const arrows = Object.entries(ARROWS).flatMap(([from, others]) =>
    others.map((to) => ({ from, to }))
  );
  deepEqual(arrows.filter(({ to }) => !Object.hasOwn(ARROWS, to)), []);
  deepEqual([...fileCircles(arrows).keys()], []);
});

Deno.test("no two rooms of the press import each other", () => {
  const inside = (path: string): string => path.replace(/^press\//, "");
  const press = imports.filter(({ from, to }) =>
    [from, to].every((path) => roomOf(path) === "press")
  )
    .map(({ from, to }) => ({ from: inside(from), to: inside(to) }));
  requireOnly(mutualRooms(press), MUTUAL_TO_REMOVE);
});

Deno.test("no files import each other in a circle, not even types", () => {
  requireOnly(fileCircles(imports), CIRCLES_TO_REMOVE);
});

Deno.test("the library asks neither Deno nor Node, but for files that say so", () => {
  requireOnly(denoCallers(tree), DENO_CALLERS);
});

Deno.test("every public name is documented", async () => {
  requireOnly(await undocumented(LIBRARY, modules, tree), UNDOCUMENTED);
});

Deno.test("no two modules export one name", async () => {
  requireOnly(await sharedNames(LIBRARY, modules), []);
});

Deno.test("public modules export by name", () => {
  deepEqual(starExports(tree, modules), []);
});

Deno.test("docstrings name their sources by @see, which editors show apart", () => {
  requireOnly(sourcesInWords(tree), WITHOUT_SEE);
});

Deno.test("every example in a docstring can be parsed", () => {
  requireOnly(brokenExamples(tree), []);
});

Deno.test("a file of the library is short enough to be read at once", () => {
  deepEqual(longFiles(tree, LONGEST), []);
});

Deno.test("properties are tried on the same examples in every run", async () => {
  const tests = [...await readTree(TESTS)];
  const direct = tests.filter(([, text]) => /from "fast-chec[k]"/.test(text)).map(([name]) => name);
  deepEqual(direct, ["properties.ts"], 'import fc from "#properties"');
});
