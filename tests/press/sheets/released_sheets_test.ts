/**
 * Every sheet of the course as students get it, worked on where the course is not: with the answers of
 * the master all that is shown holds, and without any nothing does.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { kernelScript } from "../../../lib/press/bundle/kernel_script.ts";
import { bundleLibrary, publicModules } from "../../../lib/press/bundle/library.ts";
import { readProject } from "../../../lib/press/bundle/project.ts";
import { codeCells } from "../../../lib/press/ipynb/mod.ts";
import { startKernel } from "../../../lib/press/kernel/mod.ts";
import {
  findSheets,
  placeFiles,
  readSheet,
  releaseFiles,
  releaseNotebook,
  type Sheet,
} from "../../../lib/press/sheets/mod.ts";
import { inFolder } from "../ipynb/helpers.ts";
import { textOf } from "../kernel/helpers.ts";
import { secretLines } from "./toy.ts";

const COURSE = fileURLToPath(new URL("../../../", import.meta.url));
const SEED = 7;

const sheets = await findSheets(COURSE);
const library = sheets.length === 0 ? undefined : await bundleLibrary();
const surroundings = {
  script: library?.script ?? "",
  types: library?.types ?? "",
  kernel: await kernelScript(),
  licences: "",
  modules: publicModules(await readProject()),
};

for (const { path } of sheets) {
  Deno.test(`${basename(path, ".ipynb")}: a student's folder holds no secrets and works`, async () => {
    const sheet = await readSheet(path, { seed: SEED });
    const files = releaseFiles(sheet, surroundings);
    const said = [...files].filter(([name]) => !/flowbook|kernel/.test(name)).map(([, text]) =>
      text
    )
      .join("\n");
    const told = secretLines(sheet).filter((line) =>
      said.includes(line) || said.includes(JSON.stringify(line).slice(1, -1))
    );
    deepEqual(told, []);
    await inFolder(async (folder) => {
      await placeFiles(`${folder}/sheet`, files);
      deepEqual(await failingTests(`${folder}/sheet`, sheet, "the master's"), []);
      const shown = sheet.cells.filter(({ role, visibility }) =>
        role === "test" && visibility !== "hidden"
      );
      deepEqual(await failingTests(`${folder}/sheet`, sheet, "none"), shown.map(({ id }) => id));
    });
  });
}

/** The test cells of a release that throw on the kernel; all other cells must run. */
async function failingTests(
  folder: string,
  sheet: Sheet,
  answers: "the master's" | "none",
): Promise<string[]> {
  const masters = new Map(
    sheet.cells.filter(({ role }) => role === "answer").map(({ id, source }) => [id, source]),
  );
  const tests = new Set(sheet.cells.filter(({ role }) => role === "test").map(({ id }) => id));
  await using kernel = await startKernel({ cwd: folder, cellSeconds: 120 });
  const failing: string[] = [];
  for (const { id, source } of codeCells(releaseNotebook(sheet))) {
    const answer = answers === "none" ? undefined : masters.get(id);
    const { status, outputs } = await kernel.run(answer ?? source);
    if (tests.has(id)) failing.push(...(status === "ok" ? [] : [id]));
    else equal(status, "ok", `${id}: ${textOf(outputs)}`);
  }
  return failing;
}
