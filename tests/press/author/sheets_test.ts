import { equal, match, ok } from "node:assert/strict";
import { check } from "../../../lib/press/author/check.ts";
import { editUntil } from "../../../lib/press/author/edit.ts";
import { readNotebook } from "../../../lib/press/ipynb/mod.ts";
import { inFolder } from "../ipynb/helpers.ts";

const once = editUntil(AbortSignal.abort());
const LIBRARY = new URL("../../../lib/", import.meta.url).href;

async function inCourse(
  action: (course: {
    root: string;
    run: (command: typeof check, ...args: string[]) => Promise<{ code: number; text: string }>;
  }) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const root = await Deno.realPath(folder);
    const imports = Object.fromEntries(
      ["coursework", "random"].map((name) => [`flowbook/${name}`, `${LIBRARY}${name}/mod.ts`]),
    );
    const config = { imports, fmt: { lineWidth: 100 }, lock: false };
    await Deno.writeTextFile(`${root}/deno.json`, JSON.stringify(config));
    await action({
      root,
      run: async (command, ...args) => {
        const printed: string[] = [];
        const code = await command(args, { root, print: (text) => void printed.push(text) });
        return { code, text: printed.join("\n").replaceAll(`${root}/`, "") };
      },
    });
  });
}

Deno.test("a sheet that is not there is begun, keeps its rules, and becomes what its text says", async () => {
  await inCourse(async ({ root, run }) => {
    const path = `${root}/notebooks/problems/07-guidance.ipynb`;
    const text = `${root}/.flowbook/problems-07-guidance.md`;
    equal((await run(once, path, "--once")).code, 0);
    const begun = await Deno.readTextFile(text);
    match(begun, /^# Guidance$/m);

    await Deno.writeTextFile(text, begun.replaceAll("points-2", "points-3").replace("(4 ", "(6 "));
    const { code, text: said } = await run(once, path, "--once");
    equal(code, 0, said);
    match(said, /Saved notebooks\/problems\/07-guidance\.ipynb: 3 cells ran/);
    const test = (await readNotebook(path)).cells.find(({ id }) => id === "q1-test-half")!;
    equal((test.metadata.nbgrader as { points: number }).points, 3);
    equal(JSON.stringify(test).includes("✓ after a half-life one half is left"), true);

    const checked = await run(check, path);
    equal(checked.code, 1);
    ok(checked.text.includes("Expected a rubric of 3 points; its items add up to 2"), checked.text);
    ok(checked.text.includes("Expected 3 wrong answers to q1; got 0"), checked.text);
  });
});

Deno.test("a sheet is begun from a text that lies there already", async () => {
  await inCourse(async ({ root, run }) => {
    const path = `${root}/notebooks/problems/08-twice.ipynb`;
    await Deno.mkdir(`${root}/.flowbook`);
    await Deno.writeTextFile(
      `${root}/.flowbook/problems-08-twice.md`,
      '+++ {"id": "title"}\n\n# Twice\n',
    );
    const { code, text } = await run(once, path, "--once");
    equal(code, 0, text);
    equal((await readNotebook(path)).cells.map(({ source }) => source).join(), "# Twice");
  });
});

Deno.test("only sheets are begun, and only under a name of theirs", async () => {
  await inCourse(async ({ root, run }) => {
    const wrong = await run(once, `${root}/notebooks/problems/guidance.ipynb`, "--once");
    equal(wrong.code, 1);
    match(wrong.text, /Expected a name such as 07-guidance; got guidance/);
    equal((await run(once, `${root}/notebooks/07-guidance.ipynb`, "--once")).code, 1);
  });
});
