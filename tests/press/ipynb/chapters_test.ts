import { deepEqual, rejects, throws } from "node:assert/strict";
import { chooseChapters, findChapters, notebooksOf } from "../../../lib/press/ipynb/mod.ts";
import { inFolder } from "./helpers.ts";

async function touch(folder: string, ...names: string[]): Promise<void> {
  for (const name of names) await Deno.writeTextFile(`${folder}/${name}`, "");
}

Deno.test("findChapters() finds notebooks in the order of their numbers, and nothing else", async () => {
  await inFolder(async (folder) => {
    await touch(folder, "10-ot-cfm.ipynb", "03-odes.ipynb", "notes.md", ".hidden.ipynb");
    await Deno.mkdir(`${folder}/problems.ipynb`);
    deepEqual(await findChapters(folder), [
      { number: 3, slug: "odes", path: `${folder}/03-odes.ipynb` },
      { number: 10, slug: "ot-cfm", path: `${folder}/10-ot-cfm.ipynb` },
    ]);
  });
});

Deno.test("findChapters() gives each chapter its evidence, and refuses evidence of no chapter", async () => {
  await inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/evidence`);
    await touch(folder, "03-odes.ipynb", "10-ot-cfm.ipynb", "evidence/10-ot-cfm.ipynb");
    const chapters = await findChapters(folder);
    deepEqual(chapters, [
      { number: 3, slug: "odes", path: `${folder}/03-odes.ipynb` },
      {
        number: 10,
        slug: "ot-cfm",
        path: `${folder}/10-ot-cfm.ipynb`,
        evidence: `${folder}/evidence/10-ot-cfm.ipynb`,
      },
    ]);
    deepEqual(chapters.flatMap(notebooksOf).map((path) => path.slice(folder.length + 1)), [
      "03-odes.ipynb",
      "10-ot-cfm.ipynb",
      "evidence/10-ot-cfm.ipynb",
    ]);
    await touch(folder, "evidence/04-odes.ipynb");
    await rejects(findChapters(folder), {
      name: "TypeError",
      message: `Expected evidence named as its chapter in ${folder}/evidence; got 04-odes.ipynb`,
    });
  });
});

Deno.test("findChapters() refuses names that are no chapters, and twins", async () => {
  await inFolder(async (folder) => {
    await touch(folder, "03-odes.ipynb", "Untitled.ipynb");
    await rejects(findChapters(folder), {
      name: "TypeError",
      message: `Expected notebooks named like 03-odes.ipynb in ${folder}; got Untitled.ipynb`,
    });
    await Deno.remove(`${folder}/Untitled.ipynb`);
    await touch(folder, "03-flows.ipynb");
    await rejects(findChapters(folder), {
      name: "TypeError",
      message:
        "Expected chapters to differ in number and name; got 03-flows.ipynb and 03-odes.ipynb",
    });
    await rejects(findChapters(`${folder}/no`), {
      name: "TypeError",
      message: `Cannot read ${folder}/no: there is no such file or folder`,
    });
  });
});

Deno.test("chooseChapters() knows a chapter by name, number or both", () => {
  const odes = { number: 3, slug: "odes", path: "03-odes.ipynb" };
  const otCfm = { number: 10, slug: "ot-cfm", path: "10-ot-cfm.ipynb" };
  for (const name of ["odes", "03-odes", "03", "3"]) {
    deepEqual(chooseChapters([odes, otCfm], [name]), [odes]);
  }
  deepEqual(chooseChapters([odes, otCfm], []), [odes, otCfm]);
  deepEqual(chooseChapters([odes, otCfm], ["ot-cfm", "odes", "3"]), [odes, otCfm]);
  throws(() => chooseChapters([odes, otCfm], ["ode"]), {
    name: "RangeError",
    message: 'Unknown chapter "ode"; known chapters: odes, ot-cfm',
  });
});
