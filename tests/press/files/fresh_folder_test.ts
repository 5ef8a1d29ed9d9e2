import { deepEqual, equal, rejects } from "node:assert/strict";
import { dirname } from "node:path";
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
    const beside = await freshFolder(place);
    equal(dirname(beside.path), folder); // on another disk it could not be moved
    await beside.release();
    const lost = await freshFolder(place);
    await Deno.remove(lost.path);
    await rejects(lost.takePlace());
    deepEqual([await namesIn(folder), await namesIn(place)], [["place"], ["second"]]);
  }));

Deno.test("a folder that was never there is not, when its successor is lost", () =>
  inFolder(async (folder) => {
    const lost = await freshFolder(`${folder}/place`);
    await Deno.remove(lost.path);
    await rejects(lost.takePlace(), /place\.[\w-]+\.new/);
    deepEqual(await namesIn(folder), []);
  }));

Deno.test("who reads a file while it is written anew reads the old one whole; bytes are bytes", () =>
  inFolder(async (folder) => {
    const file = `${folder}/marks.zip`, bytes = new Uint8Array([80, 75, 0, 255]);
    await writeWhole(file, "first");
    using open = await Deno.open(file);
    await writeWhole(file, bytes);
    deepEqual(await Deno.readFile(file), bytes);
    equal(await new Response(open.readable).text(), "first");
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
