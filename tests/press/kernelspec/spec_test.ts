import { deepEqual, equal, match } from "node:assert/strict";
import {
  DENO_VERSION,
  isFetchedByNpx,
  kernelSpec,
  thisMachine,
} from "../../../lib/press/kernelspec/mod.ts";
import { LINUX, MAC, WINDOWS } from "./machines.ts";

const KERNEL = ["jupyter", "--kernel", "--conn", "{connection_file}"];

Deno.test("kernelSpec() asks for interrupts by message and for no colours", () => {
  for (const machine of [LINUX, MAC, WINDOWS]) {
    const { argv, ...rest } = kernelSpec(machine);
    deepEqual(argv, [machine.deno, ...KERNEL]);
    deepEqual(rest, {
      display_name: "Deno",
      language: "typescript",
      interrupt_mode: "message",
      env: { NO_COLOR: "1" },
    });
  }
});

Deno.test("kernelSpec() under npx does not point into the cache of npx", () => {
  const unix = "/home/ada/.npm/_npx/7a40be787520bede/node_modules/deno/deno";
  const windows =
    "C:\\Users\\ada\\AppData\\Local\\npm-cache\\_npx\\7a40\\node_modules\\deno\\deno.exe";
  const npx = ["-y", `deno@${DENO_VERSION}`, ...KERNEL];
  deepEqual(kernelSpec({ ...LINUX, deno: unix }).argv, ["npx", ...npx]);
  deepEqual(kernelSpec({ ...WINDOWS, deno: windows }).argv, ["npx.cmd", ...npx]);
});

Deno.test("isFetchedByNpx() is not taken in by a similar name", () => {
  equal(isFetchedByNpx("/srv/my_npx/deno"), false);
  equal(isFetchedByNpx("/srv/_npx-tools/deno"), false);
});

Deno.test("the pinned Deno is the one of the README", async () => {
  const readme = await Deno.readTextFile(new URL("../../../README.md", import.meta.url));
  const versions = [...readme.matchAll(/deno@(\d+\.\d+\.\d+)/g)].map(([, version]) => version);
  deepEqual([...new Set(versions)], [DENO_VERSION]);
});

Deno.test("thisMachine() describes the Deno that runs the tests", async () => {
  const { deno, home, env } = thisMachine();
  const { stdout } = await new Deno.Command(deno, { args: ["--version"] }).output();
  match(new TextDecoder().decode(stdout), /^deno \d/);
  equal((await Deno.stat(home)).isDirectory, true);
  equal(env["PATH"], Deno.env.get("PATH"));
});
