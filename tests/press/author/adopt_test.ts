import { equal, match } from "node:assert/strict";
import { adopt } from "../../../lib/press/author/adopt.ts";
import { inFolder } from "../ipynb/helpers.ts";

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await adopt(args, { root: ".", print: (line) => void lines.push(line) });
  return { code, lines };
}

Deno.test("adopt upgrades what it can, leaves the rest alone, and says so file by file", async () => {
  await inFolder(async (folder) => {
    const old = `${folder}/old.ipynb`, python = `${folder}/python.ipynb`;
    const cells = [{ cell_type: "markdown", metadata: {}, source: "# A" }];
    await Deno.writeTextFile(old, JSON.stringify({ nbformat: 4, nbformat_minor: 4, cells }));
    const other = JSON.stringify({
      nbformat: 4,
      metadata: { language_info: { name: "R" } },
      cells,
    });
    await Deno.writeTextFile(python, other);
    const first = await run(old, python);
    equal(first.code, 1);
    equal(
      first.lines[0],
      `${old}: nbformat 4.4 is now 4.5, kernel is Deno, 1 cell named`,
    );
    match(first.lines[1]!, /python\.ipynb: Expected cells in TypeScript; got R$/);
    equal(await Deno.readTextFile(python), other);
    const second = await run(old);
    equal(second.code, 0);
    equal(second.lines[0], `${old}: nothing to change`);
  });
});

Deno.test("adopt asks for files", async () => {
  const { code, lines } = await run();
  equal(code, 2);
  match(lines[0]!, /^Expected notebooks; got none\n\nUsage: deno task adopt FILE/);
});
