import assert from "node:assert/strict";
import { namesOf } from "../../../lib/press/cells/needs/cell_names.ts";
import { type Past, type Plans, plansOf } from "../../../lib/press/cells/needs/plan.ts";

function names(source: string): { makes: string[]; uses: string[]; changes: string[] } {
  const { makes, uses, changes } = namesOf(source);
  return { makes: [...makes].sort(), uses: [...uses].sort(), changes: [...changes].sort() };
}

Deno.test("a cell makes its imports and what it declares outside of blocks", () => {
  const source = `import { a as b, type T } from "x";
import * as all from "y";
const { c, d: e = f, ...rest } = g, [h, , i] = j;
export let k: number;
function l(m: number) { const n = m; return n; }
class O extends P {}
enum Q { R }
{ const hidden = 1; }
for (const s of list) { let u = s; }`;
  const { makes, uses } = names(source);
  assert.deepEqual(makes, "O Q T all b c e h i k l rest".split(" "));
  assert.deepEqual(uses, ["P", "f", "g", "j", "list"]);
});

Deno.test("parameters and names of inner functions are nobody's business outside", () => {
  const source = `const f = (x: number, { y, z: [w] }: any) => x + y + w + free;
const g = function inner(n) { return n === 0 ? 0 : inner(n - 1); };
try { risky(); } catch (error) { error; }
const o = { short, method(p) { return p; }, key: value, [computed]: 1 };
o.property.of.others;
label: for (;;) break label;`;
  assert.deepEqual(names(source).uses, ["computed", "free", "risky", "short", "value"]);
});

Deno.test("an assignment to a name of another cell is a use and a change", () => {
  const { uses, changes } = names("x = 1; y++; --z; w += v; [p, q] = r; -s; o.t = 2;");
  assert.deepEqual(changes, ["p", "q", "w", "x", "y", "z"]);
  assert.deepEqual(uses, ["o", "p", "q", "r", "s", "v", "w", "x", "y", "z"]);
});

Deno.test("types need nothing, and neither does a word in a text", () => {
  const source = `interface A { b: C }
type D = typeof e;
const f: G<typeof h> = "i j" as K; // l
declare const m: N;
\`text \${used} text\`;`;
  assert.deepEqual(names(source), { makes: ["f"], uses: ["used"], changes: [] });
});

Deno.test("a source with mistakes is read as far as it can be", () => {
  assert.deepEqual(names("const a = b(; const c = d").uses.includes("b"), true);
  assert.deepEqual(names(""), { makes: [], uses: [], changes: [] });
});

const CHAPTER: Readonly<Record<string, string>> = {
  tools: `import { claim } from "flowbook/notebook";`,
  data: "let targets = [1, 2];",
  other: "const unrelated = 3;",
  train: "const model = fit(targets); function fit(x) { return x; }",
  change: "targets = targets.map((v) => v + 1);",
  check: "await claim(model, targets);",
};

function plans(slow: readonly string[] = ["train"]): Plans {
  return plansOf(
    Object.entries(CHAPTER).map(([id, source]) => ({
      id,
      slow: slow.includes(id),
      ...namesOf(source),
    })),
  );
}

function ran(...ids: string[]): Past {
  return new Map(ids.map((id, i) => [id, { current: true, order: i }]));
}

Deno.test("a cell runs after what it needs and nothing else, slow or not", () => {
  assert.deepEqual(plans().needed("check", ran()), ["tools", "data", "train", "change", "check"]);
  assert.deepEqual(plans().needed("other", ran()), ["other"]);
});

Deno.test("what has run as it stands does not run again", () => {
  const past = ran("tools", "data", "train", "change");
  assert.deepEqual(plans().needed("check", past), ["check"]);
  const edited = new Map(past).set("tools", { current: false, order: 0 });
  assert.deepEqual(plans().needed("check", edited), ["tools", "check"]);
});

Deno.test("a cell that ran before what it needs is not fresh", () => {
  const past = ran("train", "data"); // data came later
  assert.equal(plans().isFresh("train", past), false);
  assert.equal(plans().isFresh("data", past), true);
  assert.deepEqual(plans().needed("check", past), ["tools", "train", "change", "check"]);
});

Deno.test("run to here leaves out slow cells that are not needed", () => {
  const past = ran();
  assert.deepEqual(plans().toHere("change", past), ["tools", "data", "other", "change"]);
  assert.deepEqual(plans().toHere("check", past), Object.keys(CHAPTER)); // it needs the slow one
  assert.deepEqual(plans().toHere("change", ran("tools", "data")), ["other", "change"]);
});

Deno.test("the quick run leaves out slow cells and those that need them", () => {
  assert.deepEqual(plans().quick(), ["tools", "data", "other", "change"]);
  assert.deepEqual(plans([]).quick(), Object.keys(CHAPTER));
});

Deno.test("dependents are found through others", () => {
  assert.deepEqual(plans().dependents("data"), ["train", "change", "check"]);
  assert.deepEqual(plans().dependents("check"), []);
});

Deno.test("a cell that is not there is named", () => {
  assert.throws(
    () => plans().needed("nowhere", ran()),
    new RangeError('Expected the id of a code cell; got "nowhere"'),
  );
});
