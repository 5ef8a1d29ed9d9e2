import { deepEqual, equal, throws } from "node:assert/strict";
import { adopt, notebookText, parseNotebook } from "../../../lib/press/ipynb/mod.ts";
import { codeCell, notebookOf, textCell } from "./helpers.ts";

const DENO = { display_name: "Deno", language: "typescript", name: "deno" };

const of = (fields: Record<string, unknown>): string => JSON.stringify(fields);

Deno.test("a notebook of the course is as it was", () => {
  const text = notebookText(notebookOf(textCell("title", "# A"), codeCell("sum", "1 + 1")));
  const { notebook, changes } = adopt(text, "a.ipynb");
  deepEqual(changes, []);
  equal(notebookText(notebook), text);
});

Deno.test("an older format gets names for its cells, and keeps sources and outputs", () => {
  const output = { output_type: "stream", name: "stdout", text: ["1\n", "2\n"] };
  const text = "\uFEFF" + of({
    nbformat: 4,
    nbformat_minor: 2,
    metadata: { language_info: { name: "typescript" } },
    cells: [
      { cell_type: "markdown", metadata: {}, source: ["# A\n", "b"] },
      { cell_type: "code", metadata: {}, source: "x", outputs: [output], execution_count: 3 },
      { cell_type: "code", source: "y" },
    ],
  });
  const { notebook, changes } = adopt(text, "old.ipynb");
  deepEqual(changes, [
    "byte order mark removed",
    "nbformat 4.2 is now 4.5",
    "kernel is Deno",
    "3 cells named",
    "1 cell completed",
  ]);
  deepEqual(notebook.metadata.kernelspec, DENO);
  deepEqual(notebook.cells, [
    textCell("cell-1", "# A\nb"),
    {
      ...codeCell("cell-2", "x", [{ output_type: "stream", name: "stdout", text: "1\n2\n" }]),
      execution_count: 3,
    },
    codeCell("cell-3", "y"),
  ]);
  const written = notebookText(notebook);
  equal(notebookText(parseNotebook(written, "old.ipynb")), written);
  deepEqual(adopt(written, "old.ipynb").changes, []);
});

Deno.test("what VS Code and Colab keep for themselves goes, and their names become slugs", () => {
  const code = { cell_type: "code", source: "x", outputs: [], execution_count: null };
  const { notebook, changes } = adopt(
    of({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { colab: { name: "a" }, language_info: { name: "python" }, kernelspec: DENO },
      cells: [
        { ...code, id: "zX_9!", metadata: { colab: {}, outputId: "o" } },
        { ...code, id: "zx-9", metadata: { vscode: { languageId: "typescript" }, tags: ["slow"] } },
        { cell_type: "markdown", metadata: { id: "Title Page" }, source: "# A", outputs: [] },
      ],
    }),
    "a.ipynb",
  );
  deepEqual(notebook.cells.map(({ id }) => id), ["zx-9", "zx-9-2", "title-page"]);
  deepEqual(notebook.cells.map(({ metadata }) => metadata), [{}, { tags: ["slow"] }, {}]);
  deepEqual(changes, [
    "notes of another program removed",
    "3 cells named",
    "notes of another program removed from 3 cells",
  ]);
});

Deno.test("a notebook in another language, of another version or broken is refused by name", () => {
  const python = { name: "python3", language: "python" };
  const cases: [string, RegExp][] = [
    ["{", /^a\.ipynb: Expected JSON; /],
    ["[]", /^a\.ipynb: Expected a notebook; got JSON of another kind$/],
    [of({ nbformat: 3, worksheets: [] }), /^a\.ipynb: Expected nbformat 4; got 3$/],
    [
      of({ nbformat: 4, metadata: { kernelspec: python }, cells: [] }),
      /^a\.ipynb: Expected cells in TypeScript; got python$/,
    ],
    [of({ nbformat: 4, cells: [{ cell_type: "heading", source: "" }] }), /unknown cell_type/],
  ];
  for (const [text, message] of cases) {
    throws(() => adopt(text, "a.ipynb"), { name: "TypeError", message });
  }
});
