import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import { notebookText, parseNotebook, readNotebook } from "../../../lib/press/ipynb/mod.ts";
import { codeCell, inFolder, notebookOf, textCell } from "./helpers.ts";

const good = notebookOf(
  textCell("title", "# Title\n\nText\n"),
  codeCell("two-bumps", "1 +\n  1", [
    { output_type: "stream", name: "stdout", text: "a\nb" },
    {
      output_type: "display_data",
      data: {
        "application/vnd.plotly.v1+json": { data: [{ y: [1, 2] }] },
        "image/svg+xml": "<svg>\n</svg>",
        "text/plain": "caption",
      },
      metadata: {},
    },
    { output_type: "error", ename: "Error", evalue: "x", traceback: ["Error: x", "    at y"] },
  ]),
);

/** The notebook with something changed, as the text of a file. */
function changed(change: (raw: Record<string, unknown>) => void): string {
  const raw = JSON.parse(notebookText(good));
  change(raw);
  return JSON.stringify(raw);
}

function refuses(text: string, message: string): void {
  throws(() => parseNotebook(text, "x.ipynb"), { name: "TypeError", message });
}

// deno-lint-ignore no-explicit-any
type Raw = any;

Deno.test("a notebook comes back from its text as it was", () => {
  deepEqual(parseNotebook(notebookText(good), "x.ipynb"), good);
});

Deno.test("a text may be one string or a list of lines", () => {
  const text = changed((raw: Raw) => raw.cells[1].source = "1 +\n  1");
  deepEqual(parseNotebook(text, "x.ipynb"), good);
});

Deno.test("what the course does not know is kept", () => {
  const text = changed((raw: Raw) => {
    raw.metadata.author = "somebody";
    raw.cells[0].metadata.slide = 3;
    raw.cells[0].attachments = { "a.png": { "image/png": "AAAA" } };
  });
  const again = JSON.parse(notebookText(parseNotebook(text, "x.ipynb")));
  equal(again.metadata.author, "somebody");
  equal(again.cells[0].metadata.slide, 3);
  deepEqual(again.cells[0].attachments, { "a.png": { "image/png": "AAAA" } });
});

Deno.test("text that is not JSON is refused", () => {
  throws(() => parseNotebook("{ not", "x.ipynb"), {
    name: "TypeError",
    message: /^x\.ipynb: Expected JSON; .*position 2/,
  });
});

Deno.test("JSON that is no notebook is refused", () => {
  refuses("[]", "x.ipynb: Expected a notebook; got JSON of another kind");
  refuses("null", "x.ipynb: Expected a notebook; got JSON of another kind");
  refuses("{}", "x.ipynb: Expected a notebook; got JSON without nbformat");
});

Deno.test("another version of the format is refused", () => {
  const versions: [unknown, unknown][] = [[4, 4], [3, 0], [5, 0], [4, undefined]];
  for (const [major, minor] of versions) {
    const text = changed((raw) => Object.assign(raw, { nbformat: major, nbformat_minor: minor }));
    const message = `Expected nbformat 4.5 or later in version 4; got ${major}.${minor}`;
    refuses(text, `x.ipynb: ${message}`);
  }
});

Deno.test("a notebook nested too deep for whoever walks through it is refused", () => {
  const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));
  const text = (depth: number): string =>
    changed((raw: Raw) => Object.assign(raw.metadata, { nested: nested(depth) }));
  refuses(text(3000), "x.ipynb: Expected at most 500 levels of JSON; got more");
  equal(parseNotebook(text(400), "x.ipynb").cells.length, 2);
});

Deno.test("a notebook without kernel or with one for another language is refused", () => {
  refuses(
    changed((raw: Raw) => delete raw.metadata.kernelspec),
    "x.ipynb: Expected metadata.kernelspec with the name of a kernel; got none",
  );
  const python = { display_name: "Python 3", language: "python", name: "python3" };
  refuses(
    changed((raw: Raw) => raw.metadata.kernelspec = python),
    'x.ipynb: Expected a kernel for typescript; got "python3" for python',
  );
});

Deno.test("the language may stand in language_info, as VS Code writes it", () => {
  const text = changed((raw: Raw) => {
    raw.metadata = {
      kernelspec: { display_name: "Deno", name: "deno" },
      language_info: { name: "typescript" },
    };
  });
  equal(parseNotebook(text, "x.ipynb").cells.length, 2);
});

Deno.test("cells without id, with one that is no slug, or with the same id are refused", () => {
  refuses(
    changed((raw: Raw) => delete raw.cells[1].id),
    "x.ipynb: cells[1] has no id; each cell needs a slug as its id",
  );
  for (const id of ["Two Bumps", "a_b", "-a", "", "x".repeat(65)]) {
    refuses(
      changed((raw: Raw) => raw.cells[1].id = id),
      `x.ipynb: Expected the id of cells[1] to be a slug such as "two-bumps"; got "${id}"`,
    );
  }
  refuses(
    changed((raw: Raw) => raw.cells[1].id = "title"),
    'x.ipynb: Expected different ids; got "title" twice',
  );
});

Deno.test("a wrong shape is refused with its place", () => {
  refuses(
    changed((raw: Raw) => delete raw.cells[1].outputs),
    "x.ipynb: cells[1] must have required property 'outputs'",
  );
  refuses(
    changed((raw: Raw) => raw.cells[1].outputs[0].name = "out"),
    "x.ipynb: cells[1].outputs[0].name must be equal to one of the allowed values: stdout, stderr",
  );
  refuses(
    changed((raw: Raw) => raw.cells[0].cell_type = "heading"),
    'x.ipynb: cells[0] has an unknown cell_type "heading"',
  );
  refuses(changed((raw) => raw.cells = {}), "x.ipynb: cells must be array");
});

Deno.test("a path that is no file is refused", async () => {
  await inFolder(async (folder) => {
    await rejects(readNotebook(`${folder}/no.ipynb`), {
      name: "TypeError",
      message: `Cannot read ${folder}/no.ipynb: there is no such file or folder`,
    });
    await rejects(readNotebook(folder), {
      name: "TypeError",
      message: `Cannot read ${folder}: it is not a file`,
    });
  });
});
