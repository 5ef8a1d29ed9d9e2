import { deepEqual, equal, match } from "node:assert/strict";
import { text } from "../../../lib/press/author/text.ts";
import { codeCell, inFolder, textCell } from "../ipynb/helpers.ts";
import { chapterFile, course } from "./helpers.ts";

const CELLS = [textCell("title", "# Odds"), codeCell("one", "1;")];
const TEXT = '+++ {"id": "title"}\n\n# Odds\n\n```{code-cell} typescript\n:id: one\n\n1;\n```';

Deno.test("text prints a chapter by number, by name, and by any path that git may give", async () => {
  await course(CELLS, async ({ root, path, run }) => {
    for (const name of ["2", "odds", "02-odds", path]) {
      deepEqual(await run(text, name), { code: 0, text: TEXT });
    }
    await Deno.copyFile(path, `${root}/Xa1_odds`); // git leaves the name's ending out at times
    deepEqual(await run(text, `${root}/Xa1_odds`), { code: 0, text: TEXT });
  });
});

Deno.test("text answers --help, and a wrong command line with the usage and 2", async () => {
  await course(CELLS, async ({ run }) => {
    equal((await run(text, "--help")).code, 0);
    for (
      const [args, message] of [
        [[], /^Expected a chapter or the path of a notebook; got none\n\nUsage: deno task text/],
        [["1", "2"], /^Expected a chapter or the path of a notebook; got 1 2\n\nUsage: /],
        [["--outputs", "2"], /^Unknown option '--outputs'\n\nUsage: /],
        [["evens"], /^Unknown chapter "evens"; known chapters: odds\n\nUsage: /],
      ] as const
    ) {
      const ran = await run(text, ...args);
      equal(ran.code, 2);
      match(ran.text, message);
    }
  });
});

Deno.test("text says why a notebook cannot be read", async () => {
  await course(CELLS, async ({ root, run }) => {
    const { code, text: said } = await run(text, `${root}/no.ipynb`);
    equal(code, 1);
    equal(said, "Cannot read no.ipynb: there is no such file or folder");
  });
});

const GIT = await hasGit();

Deno.test({
  name: "git shows what an author changed, and no outputs",
  ignore: !GIT,
  fn: () =>
    inFolder(async (folder) => {
      const git = async (...args: string[]): Promise<string> => {
        const { code, stdout, stderr } = await new Deno.Command("git", { args, cwd: folder })
          .output();
        equal(code, 0, new TextDecoder().decode(stderr));
        return new TextDecoder().decode(stdout);
      };
      const program = new URL("../../../lib/press/author/text.ts", import.meta.url).pathname;
      const output = { output_type: "stream", name: "stdout", text: "1\n" } as const;
      await git("init", "--quiet");
      await git("config", "diff.chapter.textconv", `"${Deno.execPath()}" run -A "${program}"`);
      await Deno.writeTextFile(`${folder}/.gitattributes`, "*.ipynb text eol=lf diff=chapter\n");
      await Deno.writeTextFile(`${folder}/02-odds.ipynb`, chapterFile(...CELLS));
      await git("add", ".");
      await Deno.writeTextFile(
        `${folder}/02-odds.ipynb`,
        chapterFile(textCell("title", "# Odds and evens"), codeCell("one", "1;", [output])),
      );
      const lines = (await git("diff", "--no-color", "--no-ext-diff")).split("\n");
      deepEqual(lines.filter((line) => /^[+-](?!\+\+ [ab]|-- )/.test(line)), [
        "-# Odds",
        "+# Odds and evens",
      ]);
    }),
});

async function hasGit(): Promise<boolean> {
  try {
    return (await new Deno.Command("git", { args: ["--version"] }).output()).success;
  } catch {
    return false;
  }
}
