import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import fc from "#properties";
import {
  cleanOutputs,
  notebookText,
  parseNotebook,
  readNotebook,
  requireWritable,
  sortedJson,
  writeNotebook,
} from "../../../lib/press/ipynb/mod.ts";
import { joinLines, splitLines } from "../../../lib/press/ipynb/lines.ts";
import { codeCell, inFolder, notebookOf } from "./helpers.ts";

const notebook = notebookOf(codeCell("one", 'const π = "x";\nπ', [
  { output_type: "stream", name: "stdout", text: "a\n" },
]));

// What Python's json.dump(..., indent=1, sort_keys=True, ensure_ascii=False) makes of this notebook.
const AS_JUPYTER = `{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "one",
   "metadata": {},
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "a\\n"
     ]
    }
   ],
   "source": [
    "const π = \\"x\\";\\n",
    "π"
   ]
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "Deno",
   "language": "typescript",
   "name": "deno"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`;

Deno.test("notebookText() writes what Jupyter writes", () => {
  equal(notebookText(notebook), AS_JUPYTER);
});

Deno.test("numbers are written as Python writes them, so that saving in Jupyter changes none", () => {
  // By python3 -c "import json; print(json.dumps([...]))" of the same numbers.
  const pairs: readonly (readonly [number, string])[] = [
    [0, "0"],
    [12, "12"],
    [-0.5, "-0.5"],
    [1e-4, "0.0001"],
    [0.000094, "9.4e-05"],
    [-0.00001234, "-1.234e-05"],
    [1e-9, "1e-09"],
    [6.13e-8, "6.13e-08"],
    [1e-10, "1e-10"],
    [5e-324, "5e-324"],
    [1e21, "1e+21"],
    [1.5e300, "1.5e+300"],
  ];
  const data = { "application/json": pairs.map(([number]) => number) };
  const text = notebookText(notebookOf(codeCell("numbers", "", [
    { output_type: "display_data", data, metadata: {} },
  ])));
  const written = /"application\/json": \[([^\]]*)\]/.exec(text)![1]!.split(",");
  deepEqual(written.map((line) => line.trim()), pairs.map(([, text]) => text));
});

const FOLDED = { ...codeCell("one", "1"), metadata: { tags: ["fold"], collapsed: true } };

Deno.test("a file folds the code of cells with the tag for JupyterLab, and of no others", () => {
  const cells = [FOLDED, { ...codeCell("two", "2"), metadata: { tags: ["slow"] } }];
  const text = notebookText(notebookOf(...cells)), raw = JSON.parse(text);
  deepEqual(raw.cells.map(({ metadata }: { metadata: unknown }) => metadata), [
    { tags: ["fold"], collapsed: true, jupyter: { source_hidden: true } },
    { tags: ["slow"] },
  ]);
  const back = parseNotebook(text, "x.ipynb");
  deepEqual(back.cells, cells, "in memory only the tag says it");
  equal(notebookText(back), text);
  raw.cells[0].metadata = { jupyter: { source_hidden: true, outputs_hidden: true } };
  const [cell] = parseNotebook(JSON.stringify(raw), "x.ipynb").cells;
  deepEqual(cell!.metadata, { jupyter: { outputs_hidden: true } }, "the tag was taken away");
});

Deno.test("in a file the caption of a figure stands below it, for Jupyter, and nowhere in memory", () => {
  const show = (data: Record<string, unknown>) =>
    ({ output_type: "display_data", data, metadata: {} }) as const;
  const figure = show({ "image/svg+xml": "<svg/>", "text/plain": "It falls.\nA line." });
  const words = show({ "text/plain": "words" });
  const text = notebookText(notebookOf(codeCell("one", "1", [figure, words])));
  const caption = show({
    "application/vnd.flowbook.caption+json": {},
    "text/markdown": ["It falls."],
    "text/plain": ["It falls."],
  });
  deepEqual(JSON.parse(text).cells[0].outputs[1], caption);
  const back = parseNotebook(text, "x.ipynb");
  deepEqual(back.cells, [codeCell("one", "1", [figure, words])]);
  equal(notebookText(back), text);
});

Deno.test("sortedJson() says what JSON.parse reads back, whatever the value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      deepEqual(JSON.parse(sortedJson(value)), JSON.parse(JSON.stringify(value)));
    }),
    { seed: 1 },
  );
});

Deno.test("sortedJson() depends on the members and not on their order", () => {
  equal(sortedJson({ b: 1, 10: 2, 9: 3, a: 4 }), sortedJson({ a: 4, 9: 3, 10: 2, b: 1 }));
  equal(sortedJson({ 9: 3, 10: 2 }), '{\n "10": 2,\n "9": 3\n}');
});

Deno.test("splitLines() and joinLines() are inverse", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "\n", "\r\n", "é")), (parts) => {
      const text = parts.join(""), lines = splitLines(text);
      equal(joinLines(lines), text);
      ok(lines.every((line, i) => i === lines.length - 1 || line.endsWith("\n")));
      ok(lines.every((line) => line !== "" && !line.slice(0, -1).includes("\n")));
    }),
    { seed: 1 },
  );
});

Deno.test("writeNotebook() replaces a file and leaves nothing else in the folder", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/01-x.ipynb`;
    await Deno.writeTextFile(path, "old");
    await writeNotebook(path, notebook);
    deepEqual(await readNotebook(path), notebook);
    deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["01-x.ipynb"]);
  });
});

Deno.test({
  name: "writeNotebook() never touches the old file: who has it open goes on to read it whole",
  ignore: Deno.build.os === "windows", // an open file cannot be replaced there
  fn: () =>
    inFolder(async (folder) => {
      const path = `${folder}/01-x.ipynb`;
      await Deno.writeTextFile(path, "old");
      using old = await Deno.open(path);
      await writeNotebook(path, notebook);
      equal(await new Response(old.readable).text(), "old");
      equal(await Deno.readTextFile(path), AS_JUPYTER);
    }),
});

Deno.test({
  name: "writeNotebook() keeps the permissions of the file, and follows a link",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (folder) => {
      const path = `${folder}/real.ipynb`;
      await Deno.writeTextFile(path, "old", { mode: 0o640 });
      await Deno.symlink(path, `${folder}/link.ipynb`);
      await writeNotebook(`${folder}/link.ipynb`, notebook);
      equal((await Deno.stat(path)).mode! & 0o777, 0o640);
      equal((await Deno.lstat(`${folder}/link.ipynb`)).isSymlink, true);
      equal(await Deno.readTextFile(path), AS_JUPYTER);
    }),
});

Deno.test("a place that cannot be written is named, and what was there stays", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/taken.ipynb`; // a folder has this name
    await Deno.mkdir(`${path}/inside`, { recursive: true });
    const refused = { name: "TypeError", message: /^Cannot write \S+\/taken\.ipynb: \S/ };
    await rejects(writeNotebook(path, notebook), refused);
    await rejects(requireWritable(path), refused);
    const missing = `${folder}/no/such/folder/01-x.ipynb`;
    await rejects(writeNotebook(missing, notebook), {
      name: "TypeError",
      message: `Cannot write ${missing}: there is no such file or folder`,
    });
    deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["taken.ipynb"]);
  });
});

Deno.test("requireWritable() changes nothing", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/01-x.ipynb`;
    await Deno.writeTextFile(path, "old");
    await requireWritable(path);
    equal(await Deno.readTextFile(path), "old");
    deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["01-x.ipynb"]);
  });
});

Deno.test("cleanOutputs() drops the picture that JupyterLab adds to a figure, and no other", () => {
  const display = (data: Record<string, unknown>) =>
    [{ output_type: "display_data", data, metadata: {} }] as const;
  const figure = { "application/vnd.plotly.v1+json": {}, "text/plain": "x" };
  deepEqual(cleanOutputs(display({ ...figure, "image/png": "AAAA" })), display(figure));
  const photo = display({ "image/png": "AAAA" });
  deepEqual(cleanOutputs(photo), photo);
});
