import { deepEqual, equal, ok } from "node:assert/strict";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { findChapters, readNotebook } from "../../lib/press/ipynb/mod.ts";
import { readLedger } from "../../lib/press/reproduce/ledger.ts";

const README = new URL("../../README.md", import.meta.url);
const ROOT = new URL("./", README);
const EXAMPLE = /```ts\n([\s\S]*?)```/;
const LINE_WITH_NUMBER = /console\.log\(.*\); \/\/ (\S+)$/m;

Deno.test("the example of the README prints the number that stands beside it", async () => {
  const code = EXAMPLE.exec(await Deno.readTextFile(README))?.[1];
  ok(code, "the README has an example");
  const printed = LINE_WITH_NUMBER.exec(code)?.[1];
  ok(printed, "its last line says what it prints");
  const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", code],
    cwd: fileURLToPath(new URL(".", README)),
    env: { NO_COLOR: "1" },
  }).output();
  ok(success, new TextDecoder().decode(stderr));
  equal(new TextDecoder().decode(stdout).trim(), printed);
});

Deno.test("the README lists the notebooks with their titles, and counts their claims", async () => {
  const readme = await Deno.readTextFile(README);
  const chapters = await findChapters(fileURLToPath(new URL("notebooks", ROOT)));
  const rows = await Promise.all(chapters.map(async ({ path }) => {
    const [first] = (await readNotebook(path)).cells;
    const title = /^# (.*)$/m.exec(first!.source)![1];
    return `| \`${basename(path, ".ipynb")}\` | ${title} |`;
  }));
  const listed = readme.split("\n").filter((line) => /^\| `\d\d-/.test(line))
    .map((line) => line.replace(/ +/g, " "));
  deepEqual(listed, rows);
  const ledger = await readLedger(fileURLToPath(new URL("data/chapters", ROOT)));
  const written = ledger.filter(({ chapter }) => chapters.some(({ slug }) => slug === chapter));
  ok(
    readme.includes(`They check ${written.length} of the ${ledger.length} statements`),
    `${written.length} of ${ledger.length}`,
  );
});
