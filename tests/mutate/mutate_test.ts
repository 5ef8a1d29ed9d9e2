import { deepEqual, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { mutate } from "./mutate.ts";
import { CLAMP, type Toy, toyTree } from "./toy.ts";

const COMMAND = new URL("./mutate.ts", import.meta.url);
const CONFIG = new URL("../../deno.json", import.meta.url);

async function run(toy: Toy, ...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await mutate(args, { root: toy.root, print: (line) => lines.push(line) });
  return { code, text: lines.join("\n") };
}

Deno.test("mutate shows the mistakes that the tests of a folder do not notice", async () => {
  await using toy = await toyTree();
  const { code, text } = await run(toy, "toy");
  equal(
    text,
    `
lib/toy: all mistakes

Not noticed: lib/toy/clamp.ts:2  the guard is gone
  -   if (Number.isNaN(x)) throw new RangeError("Expected a number; got NaN");
  +   {}

Not noticed: lib/toy/clamp.ts:3  0 becomes 1
  -   return Math.max(x, 0);
  +   return Math.max(x, 1);

1 of 3 caught (33 %)`,
  );
  equal(code, 0);
});

Deno.test("mutate leaves the tree as it was", async () => {
  await using toy = await toyTree();
  const path = join(toy.root, "lib/toy/clamp.ts");
  const { mtime } = await Deno.stat(path);
  await run(toy, "lib/toy/", "--limit", "1", "--seed", "3");
  equal(await Deno.readTextFile(path), CLAMP);
  deepEqual((await Deno.stat(path)).mtime, mtime);
  const names = [...Deno.readDirSync(toy.root)].map(({ name }) => name).sort();
  deepEqual(names, ["deno.json", "lib", "tests"]);
});

Deno.test("mutate takes a file, draws a sample of it, and adds up", async () => {
  await using toy = await toyTree({
    "lib/sum/sum.ts": "export const sum = (a: number, b: number): number => a + b;\n",
    "tests/sum/all_test.ts": `import { sum } from "../../lib/sum/sum.ts";
      Deno.test("sum", () => { if (sum(2, 3) !== 5) throw new Error("wrong"); });`,
    "lib/untested/one.ts": "export const one = 1;\n",
  });
  const { text } = await run(toy, "toy/clamp.ts", "--limit", "2");
  match(text, /^\nlib\/toy\/clamp.ts: 2 of 3 mistakes, seed 0\n/);
  match(text, /\n[01] of 2 caught \((?:0|50) %\)$/);
  const all = await run(toy, "--limit", "0");
  match(all.text, /\nlib\/sum: all mistakes\n\n4 of 4 caught \(100 %\)\n/);
  ok(!all.text.includes("untested"));
  match(all.text, /\nAll together: 5 of 7 caught \(71 %\)$/);
});

Deno.test("what the tests let pass, the claims of a chapter that imports the folder may notice", async () => {
  await using toy = await toyTree({
    "notebooks/01-clamps.ipynb": JSON.stringify('import { clamp } from "flowbook/toy";'),
    "notebooks/02-others.ipynb": JSON.stringify('import { lines } from "flowbook/figures";'),
    "lib/press/reproduce.ts": `import { clamp } from "../toy/clamp.ts";
      const asked = Deno.args.join(" ") === "--quick clamps";
      Deno.exit(asked && clamp(-1) === 0 ? 0 : 1);`,
  });
  const { text } = await run(toy, "toy");
  ok(!text.includes("0 becomes 1"), text);
  match(text, /\n2 of 3 caught \(66 %\), 1 of them only by claims$/);
});

Deno.test("mutate asks for tests that pass before it spoils anything", async () => {
  await using toy = await toyTree({ "tests/toy/other_test.ts": "throw new Error('broken');" });
  const { code, text } = await run(toy, "toy");
  equal(text, "The tests in tests/toy fail before anything is spoiled");
  equal(code, 1);
});

Deno.test("mutate explains itself when it is asked for something else", async () => {
  await using toy = await toyTree();
  for (const args of [["tyo"], ["toy", "--limt", "3"], ["--limit", "-1"], ["--seed", "x"]]) {
    const { code, text } = await run(toy, ...args);
    match(text, /\n\nUsage: deno task mutate /);
    equal(code, 2);
  }
  const { text } = await run(toy, "toy/other.ts");
  match(
    text,
    /^Expected a folder or file of lib\/ that has tests; got toy\/other.ts; folders: toy\n/,
  );
  deepEqual((await run(toy, "--help")).code, 0);
});

Deno.test({
  name: "mutate that is broken off leaves neither a changed file nor its copies",
  ignore: Deno.build.os === "windows", // the signal cannot be sent there
  fn: async () => {
    // says when it runs, then runs for ever
    const waiting = `const mark = Deno.env.get("MARK")!;
      Deno.test("waits", async () => {
        await Deno.writeTextFile(mark, "");
        await new Promise((done) => setTimeout(done, 1e6));
      });`;
    await using toy = await toyTree({ "tests/toy/clamp_test.ts": waiting });
    await using outside = await toyTree(); // a folder of its own for temporary files
    const TMPDIR = join(outside.root, "temporary"), MARK = join(outside.root, "mark");
    await Deno.mkdir(TMPDIR);
    const script = join(outside.root, "run.ts");
    await Deno.writeTextFile(
      script,
      `import { mutate } from "${COMMAND}";
       await mutate(["toy"], { root: Deno.args[0], print: console.log });`,
    );
    const options = ["--quiet", "--allow-all", "--no-lock", "--no-check"];
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", ...options, "--config", CONFIG.pathname, script, toy.root],
      env: { TMPDIR, MARK },
      stdout: "null",
      stderr: "inherit",
    }).spawn();
    while (!await Deno.stat(MARK).catch(() => undefined)) {
      await new Promise((done) => setTimeout(done, 50));
    }
    const copies = [...Deno.readDirSync(TMPDIR)].filter(({ name }) => name.startsWith("mutate-"));
    equal(copies.length, 2);
    child.kill("SIGINT");
    equal((await child.status).signal, "SIGINT");
    const left = [...Deno.readDirSync(TMPDIR)].filter(({ name }) => name.startsWith("mutate-"));
    deepEqual(left, []);
    equal(await Deno.readTextFile(join(toy.root, "lib/toy/clamp.ts")), CLAMP);
  },
});
