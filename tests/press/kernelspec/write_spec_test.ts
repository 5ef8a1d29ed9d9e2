import { deepEqual, equal, rejects } from "node:assert/strict";
import { join } from "node:path";
import { kernelSpec, specPath, writeSpec } from "../../../lib/press/kernelspec/mod.ts";
import { LINUX, MAC } from "./machines.ts";

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function namesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

Deno.test("writeSpec() writes what Jupyter reads, in folders that were not there", () =>
  inFolder(async (folder) => {
    const data = join(folder, "share", "jupyter");
    const { path, before } = await writeSpec(data, kernelSpec(LINUX));
    equal(path, join(data, "kernels", "deno", "kernel.json"));
    equal(path, specPath(data));
    equal(before, "nothing");
    deepEqual(JSON.parse(await Deno.readTextFile(path)), kernelSpec(LINUX));
    deepEqual(namesIn(join(path, "..")), ["kernel.json"]);
  }));

Deno.test("writeSpec() replaces a kernelspec of that name and keeps the pictures beside it", () =>
  inFolder(async (folder) => {
    const { path } = await writeSpec(folder, kernelSpec(MAC));
    await Deno.writeTextFile(join(path, "..", "logo-64x64.png"), "picture");
    equal((await writeSpec(folder, kernelSpec(LINUX))).before, "another");
    equal((await writeSpec(folder, kernelSpec(LINUX))).before, "the same");
    deepEqual(JSON.parse(await Deno.readTextFile(path)), kernelSpec(LINUX));
    deepEqual(namesIn(join(path, "..")), ["kernel.json", "logo-64x64.png"]);
  }));

Deno.test("writeSpec() that fails says why and leaves everything as it was", () =>
  inFolder(async (folder) => {
    const path = specPath(folder);
    await Deno.mkdir(join(path, "taken"), { recursive: true }); // a folder with the file's name
    await rejects(writeSpec(folder, kernelSpec(LINUX)), {
      name: "Error",
      message: /^Cannot write .*kernel\.json: [^']+$/,
    });
    deepEqual(namesIn(join(path, "..")), ["kernel.json"]);
    deepEqual(namesIn(path), ["taken"]);

    const file = join(folder, "file");
    await Deno.writeTextFile(file, "text");
    await rejects(writeSpec(file, kernelSpec(LINUX)), { message: /^Cannot write .*file/ });
    equal(await Deno.readTextFile(file), "text");
  }));
