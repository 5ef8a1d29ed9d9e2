import { deepEqual, equal, match } from "node:assert/strict";
import { editUntil } from "../../../lib/press/author/edit.ts";
import { text as textCommand } from "../../../lib/press/author/text.ts";
import { codeCell, textCell } from "../ipynb/helpers.ts";
import { kernelsOf } from "../kernel/helpers.ts";
import { chapterFile, type Course, course } from "./helpers.ts";

const CELLS = [
  textCell("title", "# Odds"),
  { ...codeCell("number", "const chance = 0.25;"), execution_count: 1 },
  { ...codeCell("odds", "const odds = chance / (1 - chance);\nodds;"), execution_count: 2 },
];
const TEXT = ".flowbook/02-odds.md", NOTEBOOK = "notebooks/02-odds.ipynb";
const once = editUntil(AbortSignal.abort());

/** What the author does to the text, and what edit says; lines of the text. */
const REFUSED: [what: string, from: string, to: string, said: string | RegExp][] = [
  [
    "a broken fence",
    "const chance = 0.25;\n```\n",
    "const chance = 0.25;\n",
    `${TEXT}:5: the fence of cell "number" is not closed before the cell in line 10. ` +
    "End it with a line ```",
  ],
  [
    "an id that nobody knows",
    ":id: odds",
    ":id: ods",
    `${TEXT}:11: nothing knows the id "ods"; the cell was called "odds", and ids never change: ` +
    `links and readers' answers hang on them. Put "odds" back`,
  ],
  [
    "two cells of one id",
    ":id: odds",
    ":id: number",
    `${TEXT}:11: Expected different ids; got "number" again, which begins in line 5. ` +
    "Give the new cell a name of its own",
  ],
  [
    "a cell deleted that others need",
    "```{code-cell} typescript\n:id: number\n\nconst chance = 0.25;\n```\n\n",
    "",
    `${TEXT}:8: cell "odds" needs chance of cell "number", which is gone. ` +
    'Put it back, or take chance out of "odds" too',
  ],
  [
    "a cell that cannot be parsed",
    "0.25;",
    "0.25;\n\nconst x: = 1;",
    `${TEXT}:10:10, cell "number": Unexpected token`,
  ],
  [
    "a name that two cells define",
    "\nodds;",
    "\nodds;\nconst chance = 1;",
    `${TEXT}:16:7, cell "odds": Names are defined once per notebook; chance stands in cell ` +
    '"number" too',
  ],
  [
    "a type error",
    "odds;\n",
    "\nodds.trim();\n",
    /TS2339 \[ERROR\]: Property 'trim' does not exist on type 'number'\.[^]* at \.flowbook\/02-odds\.md:16:6, cell "odds"$/m,
  ],
  [
    "a cell that throws",
    "odds;\n",
    'odds;\nthrow new Error("no bets");\n',
    /^ {2}number .*\n\.flowbook\/02-odds\.md:16, cell "odds": Error: no bets\n/,
  ],
  [
    "a kernel that dies in the middle",
    "odds;\n",
    'odds;\nDeno.kill(Deno.pid, "SIGKILL");\n',
    /^ {2}number .*\n\.flowbook\/02-odds\.md:14, cell "odds": the kernel was ended by SIGKILL\. The next save starts a fresh kernel; change the cell if it ended this one\n/,
  ],
  [
    "a kernel that a cell ends",
    "odds;\n",
    "odds;\nDeno.exit(odds);\n",
    /02-odds\.md:16, cell "odds": the kernel exited .*\. The next save starts a fresh kernel; /,
  ],
];

for (const [what, from, to, said] of REFUSED) {
  Deno.test(`edit refuses ${what}: the notebook is untouched, the text is kept`, async () => {
    await course(CELLS, async (course) => {
      const { run, read, write } = course;
      await run(once, "2", "--once");
      const text = await read(TEXT), notebook = await read(NOTEBOOK);
      const changed = text.replace(from, () => to);
      await write(TEXT, changed);
      const ran = await run(once, "2", "--once");
      equal(ran.code, 1, ran.text);
      if (typeof said === "string") equal(ran.text, `${said}\nThe notebook is as it was.`);
      else match(ran.text, said);
      equal(ran.text.split("\n").at(-1), "The notebook is as it was.");
      deepEqual([await read(TEXT), await read(NOTEBOOK)], [changed, notebook]);
      deepEqual(await kernelsOf(Deno.pid), []);
      await write(TEXT, text); // and back
      deepEqual(await run(once, "2", "--once"), { code: 0, text: "" });
    });
  });
}

const BOTH =
  `${TEXT}:1: both this text and ${NOTEBOOK} have changed since they agreed. Nothing is ` +
  "lost: the notebook stands in .flowbook/02-odds.notebook.md as text. Compare, put into " +
  `${TEXT} what you want, and run edit again with --keep text; or with --keep notebook to give ` +
  "this text up\nThe notebook is as it was.";

/** Changes both sides: the title in the text, the number in the notebook. */
async function changeBoth({ path, read, write }: Course): Promise<void> {
  await write(TEXT, (await read(TEXT)).replace("# Odds", "# Evens"));
  await Deno.writeTextFile(path, (await Deno.readTextFile(path)).replace("0.25", "0.5"));
}

Deno.test("edit keeps both where text and notebook have changed", async () => {
  await course(CELLS, async (course) => {
    const { run, read } = course;
    await run(once, "2", "--once");
    await changeBoth(course);
    const before = [await read(TEXT), await read(NOTEBOOK)];
    deepEqual(await run(once, "2", "--once"), { code: 1, text: BOTH });
    deepEqual([await read(TEXT), await read(NOTEBOOK)], before);
    const { text } = await run(textCommand, "2");
    equal(await read(".flowbook/02-odds.notebook.md"), text + "\n");

    const kept = await run(once, "2", "--once", "--keep", "text");
    equal(kept.code, 0, kept.text);
    match(await read(NOTEBOOK), /# Evens[^]*0\.25/);
    equal((await run(once, "2", "--once")).text, "");
  });
});

Deno.test("a text that is given up is kept aside", async () => {
  await course(CELLS, async (course) => {
    const { run, read } = course;
    await run(once, "2", "--once");
    await changeBoth(course);
    const notebook = await read(NOTEBOOK);
    deepEqual(await run(once, "2", "--once", "--keep", "notebook"), {
      code: 0,
      text: `Wrote ${TEXT}`,
    });
    match(await read(TEXT), /# Odds[^]*0\.5/);
    match(await read(".flowbook/02-odds.old.md"), /# Evens[^]*0\.25/);
    equal(await read(NOTEBOOK), notebook);
  });
});

Deno.test("a notebook that changes while cells run is not overwritten", async () => {
  await course(CELLS, async ({ root, path, run, read, write }) => {
    await run(once, "2", "--once");
    const other = chapterFile(textCell("title", "# Chances"), ...CELLS.slice(1));
    await write("other.ipynb", other);
    await write(
      TEXT,
      (await read(TEXT)).replace("0.25;", `0.2;\nDeno.copyFileSync("../other.ipynb", "${path}");`),
    );
    const { code, text } = await run(once, "2", "--once");
    equal(code, 1, text);
    match(text, /both this text and notebooks\/02-odds\.ipynb have changed/);
    equal(await read(NOTEBOOK), other, root);
  });
});

Deno.test("edit answers --help, and a wrong command line with the usage and 2", async () => {
  await course(CELLS, async ({ run }) => {
    equal((await run(once, "--help")).code, 0);
    for (
      const [args, message] of [
        [[], /^Expected a chapter or the path of a notebook; got none\n\nUsage: deno task edit/],
        [["2", "--onse"], /^Unknown option '--onse'\n\nUsage: /],
        [["2", "--keep", "mine"], /^Expected --keep text or --keep notebook; got --keep mine\n\n/],
        [["3"], /^Unknown chapter "3"; known chapters: odds\n\nUsage: /],
      ] as const
    ) {
      const ran = await run(once, ...args);
      equal(ran.code, 2);
      match(ran.text, message);
    }
  });
});
