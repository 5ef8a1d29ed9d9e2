import { deepEqual, equal, rejects } from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeForBook } from "../../../lib/press/book/mod.ts";
import { assets } from "../../../lib/press/show/site.ts";

async function inFolder(action: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "place-"));
  try {
    await action(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const FIRST = assets([["index.html", "one"], ["assets/old.js", "old()"]]);
const SECOND = assets([["index.html", "two"]]);

Deno.test("a book is replaced whole: nothing of the one before stays", async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "site");
    await (await placeForBook(out)).put(FIRST);
    equal(await readFile(join(out, "assets", "old.js"), "utf8"), "old()");
    await (await placeForBook(out)).put(SECOND);
    equal(await readFile(join(out, "index.html"), "utf8"), "two");
    deepEqual((await readdir(out)).filter((name) => !name.startsWith(".")), ["index.html"]);
    deepEqual(await readdir(folder), ["site"]);
  });
});

Deno.test("a folder that holds anything else is refused before any work, and stays as it is", async () => {
  await inFolder(async (folder) => {
    await writeFile(join(folder, "thesis.tex"), "all of it");
    await rejects(placeForBook(folder), {
      message: `Expected a folder that is new, empty or holds a book; ${folder} holds thesis.tex`,
    });
    await rejects(placeForBook(join(folder, "thesis.tex")), /Expected a folder; .* is a file/);
    deepEqual(await readdir(folder), ["thesis.tex"]);
  });
});

Deno.test("an empty folder is taken, and a place that is given back leaves nothing", async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "site");
    await mkdir(out);
    const place = await placeForBook(out);
    await place.release();
    deepEqual(await readdir(folder), ["site"]);
    await (await placeForBook(out)).put(FIRST);
    equal(await readFile(join(out, "index.html"), "utf8"), "one");
  });
});

Deno.test("a book that cannot be written leaves the one before as it is", async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "site");
    await (await placeForBook(out)).put(FIRST);
    const broken = new Map([...SECOND, ...assets([["index.html/x.html", "below a file"]])]);
    await rejects((await placeForBook(out)).put(broken));
    equal(await readFile(join(out, "index.html"), "utf8"), "one");
    deepEqual(await readdir(folder), ["site"]);
  });
});

Deno.test("a place that cannot be written is found before any work", async () => {
  await inFolder(async (folder) => {
    await writeFile(join(folder, "file"), "");
    await rejects(placeForBook(join(folder, "file", "site")), /ENOTDIR|not a directory/i);
  });
});
