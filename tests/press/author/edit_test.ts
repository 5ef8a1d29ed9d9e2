import { deepEqual, equal, match } from "node:assert/strict";
import { editUntil } from "../../../lib/press/author/edit.ts";
import { watchNotebooks } from "../../../lib/press/book/notebook_watch.ts";
import { reproduce } from "../../../lib/press/reproduce.ts";
import { codeCell, textCell } from "../ipynb/helpers.ts";
import { kernelsOf } from "../kernel/helpers.ts";
import { type Course, course, printed } from "./helpers.ts";

const CELLS = [
  textCell("title", "# Odds\n\nHow to bet."),
  codeCell("number", "const chance = 0.25;"),
  codeCell("odds", "const odds = chance / (1 - chance);\nconsole.log(odds.toFixed(2));"),
  codeCell("alone", 'console.log("alone", performance.now() > 0);'),
  codeCell("result", "odds > 0.3"),
];
const TEXT = ".flowbook/02-odds.md";
const once = editUntil(AbortSignal.abort());

/** A course whose outputs are saved, with the text of its chapter written out. */
async function editedCourse(action: (course: Course) => Promise<void>): Promise<void> {
  await course(CELLS, async (course) => {
    await Deno.mkdir(`${course.root}/data/chapters`, { recursive: true });
    equal(await reproduceAll(course), 0);
    deepEqual(await course.run(once, "2", "--once"), { code: 0, text: `Wrote ${TEXT}` });
    await action(course);
  });
}

async function reproduceAll({ root }: Course, ...args: string[]): Promise<number> {
  return await reproduce(args, { root, print: () => {} });
}

async function replace({ read, write }: Course, from: string, to: string): Promise<void> {
  const text = await read(TEXT);
  equal(text.split(from).length, 2, `${from} stands once`);
  await write(TEXT, text.replace(from, () => to));
}

Deno.test("a saved text becomes the notebook, with the bytes that reproduce saves", async () => {
  await editedCourse(async (course) => {
    const look = watchNotebooks(`${course.root}/notebooks`, []);
    await look();
    await replace(course, "chance = 0.25", "chance = 0.2");
    const { code, text } = await course.run(once, "2", "--once");
    equal(code, 0, text);
    match(
      text,
      /^ {2}number {2}\d\.\d\d s\n {2}odds {2}\d.*\n {2}result {2}\d.*\nSaved notebooks\/02-odds\.ipynb: 3 cells ran, [\d.]+ s$/,
    );
    deepEqual(await printed(course.path), {
      number: "",
      odds: "0.25\n",
      alone: "alone true\n",
      result: "false",
    });
    equal(await reproduceAll(course, "--check"), 0);
    equal((await look()).news, true); // so that the page is made anew
    deepEqual(await course.run(once, "2", "--once"), { code: 0, text: "" });
  });
});

Deno.test("prose, order, tags and new cells are saved, and nothing runs in vain", async () => {
  await editedCourse(async (course) => {
    await replace(course, "# Odds", "# Odds and evens");
    match(
      (await course.run(once, "2", "--once")).text,
      /^Saved notebooks\/02-odds\.ipynb: 0 cells ran, 0\.\d\d s$/,
    );
    const text = await course.read(TEXT);
    const result = /```\{code-cell\} typescript\n:id: result[^]*?\n```\n/.exec(text)![0];
    const alone = /```\{code-cell\} typescript\n:id: alone[^]*?\n```\n/.exec(text)![0];
    await course.write(
      TEXT,
      text.replace(result, "").replace(alone, result + "\n" + alone)
        .replace(":id: alone\n", ":id: alone\n:tags: [fold]\n") +
        "\n```{code-cell} typescript\n:id: last\n\nodds * 3\n```\n",
    );
    const { code, text: said } = await course.run(once, "2", "--once");
    equal(code, 0, said);
    match(said, /^ {2}number .*\n {2}odds .*\n {2}last .*\nSaved .*: 3 cells ran, new: last, /);
    equal((await printed(course.path)).last, "1");
    equal(await reproduceAll(course, "--check"), 0);
  });
});

Deno.test("while it watches, the kernel is kept: only what changed runs", async () => {
  await editedCourse(async (course) => {
    const stop = new AbortController();
    const edit = course.run(editUntil(stop.signal), "2");
    try {
      await settled(course, "chance");
      for (
        const [from, to, odds] of [["0.25;", "0.2;", "0.25"], ["0.2;", "0.4;", "0.67"]] as const
      ) {
        await replace(course, from, to);
        await until(async () => (await printed(course.path)).odds === `${odds}\n`);
      }
      await replace(course, "odds > 0.3", "chance + odds > 2");
      await until(async () => (await printed(course.path)).result === "false");
      equal(await reproduceAll(course, "--check"), 0);
      await Deno.writeTextFile(
        course.path,
        (await Deno.readTextFile(course.path)).replace("# Odds", "# Chances"),
      );
      await until(async () => (await course.read(TEXT)).includes("# Chances"));
    } finally {
      stop.abort();
    }
    const { code, text } = await edit;
    equal(code, 0);
    const lines = text.replaceAll(/ {2}[\d.]+ s/g, "").replaceAll(/, [\d.]+ s$/gm, "").split("\n");
    const saved = "Saved notebooks/02-odds.ipynb: ";
    deepEqual(lines, [
      `Edit ${TEXT} and save it (Ctrl+C ends)`,
      ...["  number", "  odds", "  result", `${saved}3 cells ran`],
      ...["  number", "  odds", "  result", `${saved}3 cells ran`],
      ...["  result", `${saved}1 cell ran`],
      `Wrote ${TEXT}`,
    ]);
    deepEqual(await kernelsOf(Deno.pid), []);
  });
});

Deno.test("while it watches, a type error leaves the notebook alone until it is mended", async () => {
  await editedCourse(async (course) => {
    const stop = new AbortController();
    const notebook = await Deno.readTextFile(course.path);
    const said: string[] = [];
    const edit = editUntil(stop.signal)(["2"], {
      root: course.root,
      print: (text) => void said.push(text),
    });
    try {
      await settled(course, "chance");
      await replace(course, "odds > 0.3", "odds.trim() > 0.3");
      await until(() => Promise.resolve(said.some((text) => text.includes("TS2339"))));
      equal(await Deno.readTextFile(course.path), notebook);
      await replace(course, "odds.trim() > 0.3", "odds > 0.2");
      await until(async () => (await Deno.readTextFile(course.path)) !== notebook);
    } finally {
      stop.abort();
    }
    equal(await edit, 0);
    match(
      said.find((text) => text.includes("TS2339"))!,
      /^TS2339 \[ERROR\]: Property 'trim' [^\n]*\n {4}at .flowbook\/02-odds\.md:\d+:6, cell "result"\nThe notebook is as it was\.$/,
    );
  });
});

Deno.test("a cell that fails only because it ran before is tried on a fresh kernel", async () => {
  await course([
    codeCell("bag", "const bag: number[] = [];"),
    codeCell(
      "fill",
      'if ("full" in globalThis) throw new Error("full");\nbag.push(Reflect.set(globalThis, "full", 1) ? 1 : 0);\nconsole.log(bag.length);',
    ),
  ], async (course) => {
    const stop = new AbortController();
    const edit = course.run(editUntil(stop.signal), "2");
    try {
      await settled(course, "bag");
      for (const more of ["", " + 1"]) {
        const length = 2 + more.length / 4;
        await replace(course, `bag.length${more})`, `bag.length${more} + 1)`);
        await until(async () => (await printed(course.path)).fill === `${length}\n`);
      }
    } finally {
      stop.abort();
    }
    match(
      (await edit).text,
      /fill: Error: full; this kernel has run cells twice: once more on a fresh one\n {2}bag .*\n {2}fill /,
    );
  });
});

Deno.test("a kernel that died between two saves is replaced", async () => {
  await editedCourse(async (course) => {
    const stop = new AbortController();
    const edit = course.run(editUntil(stop.signal), "2");
    try {
      await settled(course, "chance");
      await replace(course, "0.25;", "0.2;");
      await until(async () => (await printed(course.path)).odds === "0.25\n");
      for (const pid of await kernelsOf(Deno.pid)) Deno.kill(pid, "SIGKILL");
      await replace(course, "odds > 0.3", "odds > 0.2");
      await until(async () => (await printed(course.path)).result === "true");
    } finally {
      stop.abort();
    }
    match((await edit).text, /Saved [^\n]*\n {2}number .*\n {2}odds .*\n {2}result /);
  });
});

Deno.test("what a changed cell changes inside is made anew: bytes are those of a whole run", async () => {
  await course([
    codeCell("bag", "const bag: number[] = [];"),
    codeCell("fill", "bag.push(1);\nconsole.log(bag.length);"),
    codeCell("count", "bag.length + 10"),
  ], async (course) => {
    await Deno.mkdir(`${course.root}/data/chapters`, { recursive: true });
    const stop = new AbortController();
    const edit = course.run(editUntil(stop.signal), "2");
    try {
      await settled(course, "bag");
      for (const [from, to, count] of [["(1)", "(1, 2)", "12"], ["(1, 2)", "(1, 2, 3)", "13"]]) {
        await replace(course, `push${from}`, `push${to}`);
        await until(async () => (await printed(course.path)).count === count);
      }
    } finally {
      stop.abort();
    }
    await edit;
    equal(await reproduceAll(course, "--check"), 0);
  });
});

/** Waits until the text has been written out. */
async function settled({ read }: Course, word: string): Promise<void> {
  await until(async () => (await read(".flowbook/.02-odds.base.md")).includes(word));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) throw new Error("waited 30 s");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
