import { deepEqual } from "node:assert/strict";
import { findChapters, notebookText } from "../../../lib/press/ipynb/mod.ts";
import { slowestFirst } from "../../../lib/press/reproduce/mod.ts";
import { codeCell, inFolder, notebookOf, slowCell } from "../ipynb/helpers.ts";

Deno.test("what takes longest begins first, with its evidence, and a broken notebook stops nothing", async () => {
  await inFolder(async (folder) => {
    const quick = codeCell("quick", "1"), slow = slowCell("slow", "2");
    await Deno.mkdir(`${folder}/evidence`);
    for (
      const [name, cells] of [
        ["01-laws", [quick]],
        ["02-flows", [quick, slow]],
        ["03-odes", [quick]],
        ["evidence/03-odes", [slow, { ...slow, id: "slower" }]],
      ] as const
    ) {
      await Deno.writeTextFile(`${folder}/${name}.ipynb`, notebookText(notebookOf(...cells)));
    }
    await Deno.writeTextFile(`${folder}/04-broken.ipynb`, "{");
    const order = await slowestFirst(await findChapters(folder));
    deepEqual(order.map(({ slug }) => slug), ["odes", "flows", "laws", "broken"]);
  });
});
