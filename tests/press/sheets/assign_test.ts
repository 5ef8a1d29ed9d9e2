import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { unzipSync } from "fflate";
import { assign } from "../../../lib/press/assign.ts";
import { notebookModule } from "../../../lib/press/cells/mod.ts";
import {
  codeCells,
  type Notebook,
  readNotebook,
  writeNotebook,
} from "../../../lib/press/ipynb/mod.ts";
import { startKernel } from "../../../lib/press/kernel/mod.ts";
import { readRoster, readSheet, requirePlace, studentSeed } from "../../../lib/press/sheets/mod.ts";
import { inFolder } from "../ipynb/helpers.ts";
import { textOf } from "../kernel/helpers.ts";
import { secretLines, TOY, TOY_COURSE } from "./toy.ts";

const NAMES = [
  "00-toy.ipynb",
  "README.md",
  "deno.json",
  "flowbook.d.ts",
  "flowbook.js",
  "kernel.js",
  "licences.txt",
];

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const printed: string[] = [];
  const code = await assign(args, {
    root: TOY_COURSE,
    print: (text) => void printed.push(text),
  });
  return { code, text: printed.join("\n") };
}

async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await Deno.readTextFile(`${folder}/${name}`)] as const),
    ),
  );
}

/** The notebook of a student who knows the master. */
async function solved(released: Notebook): Promise<Notebook> {
  const { cells } = await readSheet(TOY);
  const answers = new Map(
    cells.filter(({ role }) => role === "answer").map(({ id, source }) => [id, source]),
  );
  return {
    ...released,
    cells: released.cells.map((cell) => ({ ...cell, source: answers.get(cell.id) ?? cell.source })),
  };
}

Deno.test("a folder for students is whole, holds no secrets, and comes out the same twice", async (t) => {
  await inFolder(async (folder) => {
    const out = `${folder}/a`, again = `${folder}/deep/b`;
    deepEqual(await run("toy", "--out", `${out}/`, "--seed", "5", "--gradescope"), {
      code: 0,
      text: `Wrote ${out}-gradescope.zip, which holds the solutions: for Gradescope, and nobody else
Wrote 00-toy (3 questions, 12 points) to ${out}`,
    });
    ok("autograder.json" in unzipSync(await Deno.readFile(`${out}-gradescope.zip`)));
    const files = await filesOf(out);

    await t.step("its files", () => {
      deepEqual([...files.keys()], NAMES);
      const config = JSON.parse(files.get("deno.json")!);
      equal(config.imports["flowbook/coursework"], "./flowbook.js");
      match(files.get("README.md")!, /\| 1 \| Decay \| 5 \|/);
      match(files.get("00-toy.ipynb")!, /const sheetSeed = 5;/);
    });

    await t.step("no line of a solution, a hidden test or a rubric in any of them", async () => {
      for (const line of secretLines(await readSheet(TOY))) {
        const quoted = JSON.stringify(line).slice(1, -1);
        for (const [name, text] of files) ok(!text.includes(line) && !text.includes(quoted), name);
      }
    });

    await t.step("no path of this machine", () => {
      for (const [name, text] of files) {
        ok(!text.includes(Deno.cwd()) && !text.includes(folder), name);
      }
    });

    await t.step("the same bytes twice", async () => {
      equal((await run("0", "--out", again, "--seed", "5")).code, 0);
      deepEqual(await filesOf(again), files);
    });

    await t.step("it is solved without the course, by Deno alone", async () => {
      const { text } = notebookModule(await solved(await readNotebook(`${out}/00-toy.ipynb`)));
      await Deno.writeTextFile(`${again}/solved.ts`, text);
      const checked = await new Deno.Command(Deno.execPath(), {
        args: ["check", "--no-remote", "--no-npm", "solved.ts"],
        cwd: again,
        env: { NO_COLOR: "1" },
      }).output();
      equal(checked.code, 0, new TextDecoder().decode(checked.stderr));
      const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["run", "--no-check", "--no-remote", "--no-npm", "solved.ts"],
        cwd: again,
        env: { NO_COLOR: "1" },
      }).output();
      equal(code, 0, new TextDecoder().decode(stderr));
      match(
        new TextDecoder().decode(stdout),
        /^k = 1\.\d+\n✓ after a half-life one half is left\n✓ bad/,
      );
    });

    await t.step("it is solved on the kernel", async () => {
      const notebook = await solved(await readNotebook(`${out}/00-toy.ipynb`));
      await using kernel = await startKernel({ cwd: out, cellSeconds: 60 });
      const printed: string[] = [];
      for (const { source } of codeCells(notebook)) {
        const { status, outputs } = await kernel.run(source);
        equal(status, "ok", textOf(outputs));
        printed.push(textOf(outputs));
      }
      equal(printed.join("").match(/✓/g)?.length, 3);
    });

    await t.step("its kernel is installed from the folder", async () => {
      await Deno.mkdir(`${folder}/env`);
      const { code, stdout } = await new Deno.Command(Deno.execPath(), {
        args: ["task", "--quiet", "kernel", "--prefix", `${folder}/env`],
        cwd: out,
      }).output();
      equal(code, 0);
      match(new TextDecoder().decode(stdout), /^Wrote .*kernel\.json/);
    });

    await t.step("a folder with something else, or with answers, is left alone", async () => {
      await requirePlace(out, NAMES);
      await requirePlace(`${folder}/new`, NAMES);
      await rejects(requirePlace(again, NAMES), /holds solved\.ts/);
      await rejects(requirePlace(`${folder}/env`, NAMES), /holds share/);
      await rejects(requirePlace(`${out}/README.md`, NAMES), /Expected a folder/);
      const path = `${out}/00-toy.ipynb`;
      await writeNotebook(path, await solved(await readNotebook(path)));
      const { code, text } = await run("toy", "--out", out);
      equal(code, 1);
      match(text, /Expected a sheet without answers/);
      ok((await Deno.readTextFile(path)).includes("rate * t"));
    });
  });
});

Deno.test("each student of a class gets numbers of their own", async () => {
  await inFolder(async (folder) => {
    await Deno.writeTextFile(
      `${folder}/class.csv`,
      "student,name\n101,Zoë Ångström\n102,=SUM(A1)\n",
    );
    const args = [
      "toy",
      "--out",
      `${folder}/out`,
      "--roster",
      `${folder}/class.csv`,
      "--seed",
      "3",
    ];
    const { code, text } = await run(...args);
    equal(code, 0, text);
    match(text, /to 2 folders in/);
    for (const student of ["101", "102"]) {
      const setup = (await readNotebook(`${folder}/out/${student}/00-toy.ipynb`)).cells
        .find(({ id }) => id === "setup")!;
      ok(setup.source.includes(`const sheetSeed = ${studentSeed(3, student)};`));
    }
  });
});

Deno.test("a list of the class that is not there is told before anything is made", async () => {
  const { code, text } = await run("toy", "--out", "x", "--roster", "no.csv");
  equal(code, 1);
  equal(text, "Cannot read no.csv: there is no such file or folder");
});

Deno.test("a class has names that folders can have, each once", () => {
  const roster = (text: string) => readRoster({ path: "class.csv", text }, 1);
  deepEqual(
    roster("Zoë Ångström\nAda\nada\n../x\n..\n'=1+1\n".replace(/^/, "student\n"))
      .map(({ folder }) => folder),
    ["Zoe-Angstrom", "Ada", "ada-2", "x", "student", "1-1"],
  );
  equal(roster("mail;student\na@b.c;7\n")[0]!.student, "7");
  ok(/got Ada twice/.test(messageOf(() => roster("student\nAda\nAda\n"))));
  ok(/Expected students/.test(messageOf(() => roster("student\n"))));
});

Deno.test("a wrong command line is told", async () => {
  const toy = ["toy", "--out", "x"];
  const wrong = [
    [],
    ["toy"],
    ["nope", "--out", "x"],
    [...toy, "--seed", "1.5"],
    [...toy, "--book", "flows"],
    [...toy, "--detail", "message"],
    [...toy, "--gradescope", "--detail", "all"],
    [...toy, "--gradescope", "--late-policy", "none at all"],
    [...toy, "--gradescope", "--roster", "class.csv"],
  ];
  for (const args of wrong) {
    const { code, text } = await run(...args);
    equal(code, 2, text);
    match(text, /^Usage: deno task assign/m);
  }
});

function messageOf(action: () => unknown): string {
  try {
    action();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}
