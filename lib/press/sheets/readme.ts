import type { Sheet } from "./sheet.ts";
import { WRITTEN_STUB } from "./regions.ts";

/**
 * What a student reads first, as Markdown.
 *
 * @param book address of the book; undefined where there is none
 */
export function readmeText(
  { name, title, points, questions, seed }: Sheet,
  book: string | undefined,
): string {
  const rows = questions.map(({ number, title, points }) => `| ${number} | ${title} | ${points} |`);
  return `# ${title}

A problem sheet of ${points} points. Everything that it needs lies in this folder, and you may move it
anywhere. It needs [Deno](https://deno.com) and a program that opens notebooks: JupyterLab, or VS Code
with the extensions Jupyter and Deno.

    pip install jupyterlab plotly
    deno task kernel
    jupyter lab ${name}.ipynb

The first line is for JupyterLab, which draws figures only with plotly beside it, and shows their words
otherwise; the second tells Jupyter about Deno. Both are needed once. In VS Code choose the kernel
"Deno".
${
    book === undefined
      ? "Where the sheet speaks of chapters, those of the course are meant."
      : `The chapters of which the sheet speaks are at <${book}/index.html>.`
  }

| question | about | points |
| -------: | ----- | -----: |
${rows.join("\n")}

## What you do

- Where a cell says \`// Your answer here.\`, put your answer in the place of this line and the next.
  Where it says "${WRITTEN_STUB}", write prose; formulas stand in dollar signs.
- Keep the names of functions and what they take and give. You may add functions of your own, in the
  cells of your answers. All other cells are replaced by those of the sheet before anything is marked.
- Functions get and give plain data: numbers, texts, truth values, null, lists and records of them. Tests
  call them with \`await\`, so they may be \`async\` or not.
- Import nothing: what the first cells import is there, and no other module will be when it is marked.
  Files and the network are out of reach then, too, and time and memory have limits.
- Run the tests that you see: a line that begins with ✓ is good. There are further tests, which you do
  not see; a right answer passes them all.
- In a question that asks for the bug, your function gets a library, and throws when it finds a fault in
  it. It must pass right libraries, also those that add in another order.
- Before you hand in: restart the kernel and run all cells, from top to bottom.

Hand in \`${name}.ipynb\` and nothing else.${
    seed === 0 ? "" : " The numbers of your sheet may differ from those of others."
  }

## What lies here

| file | what it is |
| ---- | ---------- |
| \`${name}.ipynb\` | the sheet |
| \`flowbook.js\`, \`flowbook.d.ts\` | the library of the course, and its types for your editor |
| \`deno.json\` | tells Deno where \`flowbook/…\` is |
| \`kernel.js\` | what \`deno task kernel\` runs |
| \`licences.txt\` | the licences of what the library carries |
`;
}
