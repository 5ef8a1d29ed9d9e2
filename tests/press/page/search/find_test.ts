import assert from "node:assert/strict";
import { makeSearch } from "../../../../lib/press/page/search/find.ts";

const find = makeSearch([
  {
    href: "glossary.html#floor",
    title: "Floor",
    where: "glossary",
    text: "What a perfect model still pays: the scatter of the targets around their mean.",
  },
  {
    href: "08.html#loss",
    title: "From step to run",
    where: "chapter 8",
    text: `${"Words before. ".repeat(30)}A width of σ_min remains, and a floor.${
      " Words after.".repeat(30)
    }`,
  },
  { href: "api/odes.html#RK4", title: "RK4", where: "library", text: "flowbook/odes" },
]);
const places = (query: string): string[] => find(query).map(({ href }) => href);

Deno.test("a title counts more than a text, and the last word may be unfinished", () => {
  assert.deepEqual(places("floor"), ["glossary.html#floor", "08.html#loss"]);
  assert.deepEqual(places("perfect mod"), ["glossary.html#floor"]);
  assert.deepEqual(places("rk"), ["api/odes.html#RK4"]);
});

Deno.test("what is called exactly so comes first", () => {
  const titles = ["Euler in many steps: Euler, Euler", "Euler"];
  const named = makeSearch(titles.map((title) => ({ href: title, title, where: "", text: title })));
  assert.equal(named("euler")[0]!.href, "Euler");
});

Deno.test("a word that is nowhere is forgiven, and so is a wrong letter", () => {
  assert.deepEqual(places("floor zebra"), ["glossary.html#floor", "08.html#loss"]);
  assert.equal(places("scater")[0], "glossary.html#floor");
  assert.deepEqual(places("zebra"), []);
  assert.deepEqual(places("?!"), []);
});

Deno.test("Greek letters are found by name and by letter, and marked", () => {
  for (const query of ["sigma_min", "σ"]) {
    const [hit] = find(query);
    assert.equal(hit!.href, "08.html#loss");
    assert.ok(hit!.context.some(({ text, found }) => found && text === "σ"), query);
  }
});

Deno.test("the context is cut at words around the hit", () => {
  const [, { context } = { context: [] }] = find("floor");
  const text = context.map((piece) => piece.text).join("");
  assert.match(text, /^… .* floor\..* …$/);
  assert.ok(text.length < 220);
  assert.deepEqual(context.filter(({ found }) => found).map((piece) => piece.text), ["floor"]);
});

Deno.test("what a reader types is never read as a pattern", () => {
  assert.deepEqual(places("(((.*[floor"), ["glossary.html#floor", "08.html#loss"]);
});
