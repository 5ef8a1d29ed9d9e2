import { deepEqual, equal } from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { startCellWorker } from "../../../lib/press/cells/mod.ts";
import { codeCells, findChapters, hasTag, readNotebook } from "../../../lib/press/ipynb/mod.ts";
import { type CellRun, startKernel } from "../../../lib/press/kernel/mod.ts";

const NOTEBOOKS = new URL("../../../notebooks", import.meta.url).pathname;

for (const { slug, path } of await findChapters(NOTEBOOKS)) {
  Deno.test(`the chapter ${slug} puts out the same in the kernel and without it`, async () => {
    const cells = codeCells(await readNotebook(path)).filter((cell) => !hasTag(cell, "slow"));
    await using kernel = await startKernel({ cwd: NOTEBOOKS });
    using worker = startCellWorker({ folder: pathToFileURL(`${NOTEBOOKS}/`) });
    for (const { id, source } of cells) {
      const both = [kernel.run(source), worker.run(source, id)]; // at the same time
      const [there, here] = await Promise.all(both) as [CellRun, CellRun];
      equal(there.status, "ok", `cell "${id}"`);
      deepEqual(here, there, `cell "${id}"`);
    }
  });
}
