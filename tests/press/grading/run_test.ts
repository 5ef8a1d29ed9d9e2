import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { join } from "node:path";
import { gradeCommand } from "../../../lib/press/grading/command/grade_command.ts";
import { readNotebook, writeNotebook } from "../../../lib/press/ipynb/mod.ts";
import { readResults, type SubmissionResult } from "../../../lib/press/marks/mod.ts";
import { readSheet, readTriedAnswers } from "../../../lib/press/sheets/mod.ts";
import { madeUpClass } from "./made_up/class.ts";
import { differences } from "./made_up/compare.ts";
import { desertsOf, writeClass } from "./made_up/make.ts";
import { answered, fileOf, solutions } from "./made_up/notebooks.ts";
import { TOY } from "./toy.ts";

const ANSWERS = TOY.replace("notebooks/problems/00-toy.ipynb", "data/problems/00-toy.md");

/** A folder with the toy sheet, whose cells wait a second, and a class of five and one who never ends. */
async function makeClass(
  folder: string,
): Promise<{ sheet: string; handedIn: string; deserts: string }> {
  const toy = await readNotebook(TOY);
  const sheet = join(folder, "00-toy.ipynb");
  await writeNotebook(sheet, {
    ...toy,
    cells: toy.cells.map((cell) => {
      const tags = cell.metadata.tags ?? [];
      return tags.length === 0
        ? cell
        : { ...cell, metadata: { ...cell.metadata, tags: [...tags, "seconds-1"] } };
    }),
  });
  const read = await readSheet(sheet);
  const tried = readTriedAnswers(await Deno.readTextFile(ANSWERS));
  const endless = answered(
    read,
    solutions(read, { "q1-answer": "async function decay() { while (true); }" }),
  );
  const all = [...madeUpClass(read, tried, 5), {
    folder: "Endless_9_assignsubmission_file",
    files: { "00-toy.ipynb": fileOf(endless) },
    deserves: new Map([["q1", 0], ["q2", 4], ["q3", 1]]),
  }];
  const handedIn = join(folder, "class");
  await writeClass(handedIn, all);
  return { sheet, handedIn, deserts: desertsOf(all) };
}

interface Ran {
  readonly code: number;
  readonly text: string;
}

async function run(...args: string[]): Promise<Ran> {
  const lines: string[] = [];
  const code = await gradeCommand(args, { root: ".", print: (text) => lines.push(text) });
  return { code, text: lines.join("\n") };
}

/** All files that say marks, by their names. */
async function marksIn(out: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const place of ["", "results", "gradescope", "feedback"]) {
    for await (const { name, isFile } of Deno.readDir(join(out, place))) {
      const path = join(place, name);
      if (isFile && !name.endsWith(".zip")) files[path] = await Deno.readTextFile(join(out, path));
    }
  }
  return files;
}

Deno.test("a class gets the same marks with any number of jobs and in any shards", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { sheet, handedIn, deserts } = await makeClass(folder);
    const place = (name: string): string => join(folder, name);
    const about = ["--sheet", sheet, "--out"];
    equal((await run(handedIn, ...about, place("one"))).code, 0);
    const one = await readResults(place("one"));
    deepEqual(differences(one, JSON.parse(deserts)), []);
    equal((await run(handedIn, ...about, place("three"), "--jobs", "3")).code, 0);
    deepEqual(await marksIn(place("three")), await marksIn(place("one")));
    for (const i of ["1", "2"]) {
      const { text } = await run(handedIn, ...about, place(`part${i}`), "--shard", `${i}/2`);
      match(text, /3 submissions graded.*\n.*--merge/);
    }
    const parts = [place("part2"), place("part1")];
    equal((await run("--merge", ...parts, ...about, place("joined"))).code, 0);
    deepEqual(await marksIn(place("joined")), await marksIn(place("one")));
    match(
      (await run("--merge", place("part1"), ...about, place("gap"))).text,
      /shard 2 of 2 is missing/,
    );
    const [record] = [await Deno.readTextFile(join(place("part1"), "run.json"))];
    for (const name of ["part1", "./part2/../part1"]) {
      const { code, text } = await run("--merge", ...parts, ...about, place(name));
      equal(code, 1);
      match(text, /Expected --out beside the shards; .*part1 is one of them/);
    }
    equal(await Deno.readTextFile(join(place("part1"), "run.json")), record);
    match(
      (await run("--merge", ...parts, ...about, place("seed"), "--seed", "5")).text,
      /Expected --seed 0, as the shards were graded; got 5/,
    );
    await rejects(Deno.stat(place("seed")));
    match((await run(handedIn, ...about, place("part1"))).text, /results of shard 1\/2 lie in/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("what was graded is not graded again, but for what has changed or was asked for", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { sheet, handedIn } = await makeClass(folder);
    const out = join(folder, "out"), about = ["--sheet", sheet, "--out", out];
    await Deno.remove(join(handedIn, "Endless_9_assignsubmission_file"), { recursive: true });
    await run(handedIn, ...about);
    const before = await readResults(out);
    match((await run(handedIn, ...about)).text, /5 submissions graded, 5 of them before/);
    await forget(out, before[0]!); // as if interrupted
    match((await run(handedIn, ...about)).text, /5 submissions graded, 4 of them before/);
    match((await run(handedIn, ...about, "--only", "Ada Lovelace")).text, /4 of them before/);
    deepEqual(await readResults(out), before);
    const ada = join(handedIn, "Ada Lovelace_100_assignsubmission_file", "00-toy.ipynb");
    await Deno.writeTextFile(ada, fileOf(answered(await readSheet(sheet), {})));
    match((await run(handedIn, ...about)).text, /5 submissions graded, 4 of them before/);
    const [, changed] = (await readResults(out)).filter(({ digest }, i) =>
      digest !== before[i]!.digest
    );
    equal(changed, undefined); // Ada's alone
    match(
      (await run(handedIn, ...about, "--seed", "5")).text,
      /^(?!.*before).*5 submissions graded/ms,
    );
    match((await run(handedIn, ...about, "--only", "Nobody")).text, /"Nobody" names nobody/);
    const stale = await run(handedIn, ...about, "--only", "Ada Lovelace"); // of another seed
    equal(stale.code, 1);
    match(stale.text, /others in .*out; 4 are not there, or no longer hold .*: grade all/);
    const empty = join(folder, "empty");
    const first = await run(handedIn, "--sheet", sheet, "--out", empty, "--only", "Ada Lovelace");
    equal(first.code, 1);
    match(first.text, /others in .*empty; 4 are not there/);
    await rejects(Deno.stat(empty));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function forget(out: string, { folder }: SubmissionResult): Promise<void> {
  for await (const { name } of Deno.readDir(join(out, "results"))) {
    const path = join(out, "results", name);
    if ((await Deno.readTextFile(path)).includes(JSON.stringify(folder))) await Deno.remove(path);
  }
}

Deno.test("a command line that is wrong is answered with the usage", async () => {
  for (
    const args of [
      [],
      ["class"],
      ["class", "--sheet", "no-such-sheet"],
      ["a", "b", "--sheet", TOY],
      ["class", "--sheet", TOY, "--shard", "3/2"],
      ["class", "--sheet", TOY, "--jobs", "many"],
      ["class", "--sheet", TOY, "--late-policy", "much"],
      ["class", "--sheet", TOY, "--detail", "all"],
      ["--merge", "a", "--sheet", TOY],
    ]
  ) {
    const { code, text } = await run(...args);
    equal(code, 2, args.join(" "));
    match(text, /^Expected|^Unknown/);
    match(text, /Usage: deno task grade/);
  }
});

Deno.test("the name of a folder does nothing to the terminal, nor to a table", async () => {
  const folder = await Deno.makeTempDir(), out = join(folder, "out");
  try {
    const evil = "Eve\x1b[2J\x9b31m\u202e_3_assignsubmission_file";
    for (const name of [evil, "\x1b]0;x\x07_4_assignsubmission_file", ".Zoe"]) {
      await Deno.mkdir(join(folder, "class", name), { recursive: true });
    }
    const { code, text } = await run(join(folder, "class"), "--sheet", TOY, "--out", out);
    equal(code, 0);
    const rubric = await Deno.readTextFile(join(out, "rubric.csv"));
    const files = [text, rubric, await Deno.readTextFile(join(out, "grades.csv"))];
    // deno-lint-ignore no-control-regex -- these it is about
    for (const file of files) equal(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/.test(file), false, file);
    match(text, /without any answer: .*Eve\\u001b\[2J\\u009b31m\\u202e/);
    match(text, /"\.Zoe" is hidden, by the dot of its name, and is not read/);
    const filled = rubric.replace(/^(Eve.*,q3-written),0,/m, "$1,1,"); // as a table has the name
    await Deno.writeTextFile(join(folder, "read.csv"), filled);
    const about = ["--sheet", TOY, "--out", out, "--rubric", join(folder, "read.csv")];
    equal((await run(join(folder, "class"), ...about)).code, 0);
    match(await Deno.readTextFile(join(out, "grades.csv")), /^Eve.*,1,0,1,1,,0,1,12,/m);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a place without submissions is no class", async () => {
  const folder = await Deno.makeTempDir();
  const { code, text } = await run(folder, "--sheet", TOY, "--out", join(folder, "out"));
  equal(code, 1);
  match(text, /Expected submissions in/);
  await Deno.remove(folder, { recursive: true });
  await rejects(Deno.stat(join(folder, "out")));
});
