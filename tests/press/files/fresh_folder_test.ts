import { deepEqual, equal, rejects } from "node:assert/strict";
import { freshFolder } from "../../../lib/press/files/fresh_folder.ts";
import { namesIn } from "../../../lib/press/files/names_in.ts";
import { writeWhole } from "../../../lib/press/files/write_whole.ts";

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a fresh folder takes the place of another one whole, or leaves it", () =>
  inFolder(async (folder) => {
    const place = `${folder}/place`;
    for (const name of ["first", "second"]) {
      const fresh = await freshFolder(place);
      await writeWhole(`${fresh.path}/${name}`, name);
      await fresh.takePlace();
      deepEqual(await namesIn(place), [name]);
    }
    await (await freshFolder(place)).release();
    deepEqual(await namesIn(folder), ["place"]);
    const lost = await freshFolder(place);
    await Deno.remove(lost.path);
    await rejects(lost.takePlace());
    deepEqual([await namesIn(folder), await namesIn(place)], [["place"], ["second"]]);
  }));

Deno.test("a file is written whole, or what was there stays", () =>
  inFolder(async (folder) => {
    const file = `${folder}/marks.csv`;
    await writeWhole(file, "first");
    await Deno.mkdir(`${file}.part`); // so nothing can be written beside it
    await rejects(writeWhole(file, "second"));
    equal(await Deno.readTextFile(file), "first");
    await rejects(namesIn(file), /Expected a folder; .* is a file/);
    deepEqual(await namesIn(`${folder}/none`), []);
  }));
