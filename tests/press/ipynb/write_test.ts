import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import fc from "fast-check";
import {
  cleanOutputs,
  notebookText,
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
