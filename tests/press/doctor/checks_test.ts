import { deepEqual, equal, match, ok } from "node:assert/strict";
import { browserPaths } from "../../../lib/press/doctor/look.ts";
import { checkBrowser } from "../../../lib/press/doctor/check_room.ts";
import { checkDeno } from "../../../lib/press/doctor/check_deno.ts";
import { checkKernelspec } from "../../../lib/press/doctor/check_kernelspec.ts";
import { checkLock } from "../../../lib/press/doctor/check_lock.ts";
import { checkMemory } from "../../../lib/press/doctor/check_room.ts";
import { checkPackages, type Store } from "../../../lib/press/doctor/check_packages.ts";
import { checkPort } from "../../../lib/press/doctor/check_room.ts";
import { LINUX, MAC, WINDOWS } from "../kernelspec/machines.ts";
import { configWith, HEALTHY, lockWith } from "./world.ts";

Deno.test("checkDeno() takes the pinned version, notes newer ones and refuses older ones", () => {
  equal(checkDeno("2.9.6").verdict, "fine");
  for (const version of ["2.9.7", "2.10.0", "3.0.0", "2.9.10+abc"]) {
    deepEqual(checkDeno(version), {
      verdict: "note",
      says: `Deno ${version} is newer than 2.9.6, with which the saved outputs were made`,
      remedy: "if outputs differ, npx -y deno@2.9.6",
    });
  }
  for (const version of ["2.9.5", "2.8.1", "1.46.3", "2.9.0-rc.1"]) {
    const { verdict, says, remedy } = checkDeno(version);
    equal(verdict, "missing");
    equal(says, `Deno ${version} is older than 2.9.6`);
    equal(remedy, "npx -y deno@2.9.6, or: deno upgrade --version 2.9.6");
  }
});

Deno.test("checkDeno() refuses 2.8.2 and 2.8.3 by name", () => {
  for (const version of ["2.8.2", "2.8.3"]) {
    const { verdict, says } = checkDeno(version);
    equal(verdict, "missing");
    equal(says, `Deno ${version} keeps silent about errors that cells throw`);
  }
});

Deno.test("checkLock() asks for a lock file that names every import", () => {
  const config = configWith("npm:a@1.0.0", "npm:@s/b@2.0.0", "jsr:@s/c@3", "./lib/d.ts");
  const all = ["npm:a@1.0.0", "npm:@s/b@2.0.0", "jsr:@s/c@3"];
  const says = (lock: string | undefined): string[] => {
    const { verdict, says, remedy } = checkLock(config, lock);
    return [verdict, says, remedy ?? ""];
  };
  deepEqual(says(lockWith([...all, "npm:more@1.0.0"])), [
    "fine",
    "deno.lock names every package (3)",
    "",
  ]);
  deepEqual(says(undefined), ["missing", "deno.lock is not there", "deno install"]);
  deepEqual(says("{"), [
    "missing",
    "deno.lock cannot be read as JSON",
    "git checkout deno.lock",
  ]);
  deepEqual(says(lockWith(["npm:a@1.0.0", "npm:@s/b@2.0.0"])), [
    "missing",
    "deno.lock does not name jsr:@s/c@3",
    "deno install",
  ]);
  deepEqual(says(lockWith(["npm:a@1.0.1"])), [
    "missing",
    "deno.lock does not name npm:a@1.0.0 and 2 more",
    "deno install",
  ]);
  equal(checkLock("{}", "{}").verdict, "fine");
});

Deno.test("checkLock() asks nothing for a file of a package, or a key that stands for all of them", () => {
  const config = JSON.stringify({ imports: { a: "npm:a@1.0.0", "a/": "npm:/a@1.0.0/" } });
  equal(checkLock(config, lockWith(["npm:a@1.0.0"])).says, "deno.lock names every package (1)");
  const file = JSON.stringify({ imports: { "@s/b/node": "npm:@s/b@2.0.0/node" } });
  equal(checkLock(file, lockWith(["npm:@s/b@2.0.0"])).verdict, "fine");
  equal(checkLock(file, lockWith(["npm:b@2.0.0"])).says, "deno.lock does not name npm:@s/b@2.0.0");
});

Deno.test("checkLock() has nothing against this repository, as it is cloned", async () => {
  const read = (name: string): Promise<string> =>
    Deno.readTextFile(new URL(`../../../${name}`, import.meta.url));
  equal(checkLock(await read("deno.json"), await read("deno.lock")).verdict, "fine");
});

Deno.test("checkPackages() looks for each package under its name and version", () => {
  const lock = lockWith([], {
    "a@1.0.0": {},
    "@s/b@2.0.0_a@1.0.0": {},
    "c@3.0.0-beta.1_@s+b@2.0.0__a@1.0.0": {},
  });
  const asked: string[] = [];
  const store: Store = {
    ...HEALTHY.store,
    isFetched: (name, version) => asked.push(`${name} ${version}`) > 0,
  };
  deepEqual(checkPackages(lock, store).map(({ verdict }) => verdict), ["fine"]);
  deepEqual(asked, ["a 1.0.0", "@s/b 2.0.0", "c 3.0.0-beta.1"]);
  const without = { ...store, isFetched: (name: string) => name === "a" };
  deepEqual(checkPackages(lock, without), [{
    verdict: "note",
    says: "not on this machine yet, fetched when first used: @s/b@2.0.0 and 1 more",
    remedy: "deno install",
  }]);
});

Deno.test("checkPackages() passes over packages for other systems", () => {
  const lock = lockWith([], {
    "linux-x64@1.0.0": { os: ["linux"], cpu: ["x64"] },
    "darwin-arm64@1.0.0": { os: ["darwin"], cpu: ["arm64"] },
    "win32@1.0.0": { os: ["win32"] },
    "x64@1.0.0": { cpu: ["x64"] },
  });
  const asked = (os: Store["os"], arch: Store["arch"]): string[] => {
    const names: string[] = [];
    checkPackages(lock, { os, arch, isFetched: (name) => names.push(name) > 0 });
    return names;
  };
  deepEqual(asked("linux", "x86_64"), ["linux-x64", "x64"]);
  deepEqual(asked("darwin", "aarch64"), ["darwin-arm64"]);
  deepEqual(asked("windows", "aarch64"), ["win32"]);
});

Deno.test("checkPackages() has nothing to say where there is no lock file to go by", () => {
  for (const lock of [undefined, "{", "{}"]) deepEqual(checkPackages(lock, HEALTHY.store), []);
});

Deno.test("checkKernelspec() wants interrupts by message and a program that is there", () => {
  const path = "/kernels/deno/kernel.json", good = JSON.parse(HEALTHY.spec!.text);
  const check = (parts: object, prefix?: string): string[] => {
    const text = JSON.stringify({ ...good, ...parts });
    const isThere = (program: string): boolean => program === good.argv[0] || program === "npx";
    const { verdict, says, remedy = "" } = checkKernelspec({ path, text, prefix }, isThere);
    return [verdict, says, remedy];
  };
  equal(check({})[0], "fine");
  equal(check({ argv: ["npx", "-y", "deno@2.9.6", "jupyter"] })[0], "fine");
  for (const interrupt_mode of ["signal", undefined]) {
    deepEqual(check({ interrupt_mode }), [
      "note",
      `${path} lets the Stop button end the kernel`,
      "deno task kernel",
    ]);
  }
  deepEqual(check({ argv: ["/gone/deno"] }, "/venv"), [
    "note",
    `${path} starts /gone/deno, which is not there`,
    "deno task kernel --prefix /venv",
  ]);
  deepEqual(check({ argv: ["/home/ada/.npm/_npx/7a/node_modules/deno/deno"] }), [
    "note",
    `${path} starts Deno from the cache of npx, which may be cleared`,
    "deno task kernel",
  ]);
  deepEqual(check({ argv: null }).slice(0, 2), ["note", `${path} cannot be read`]);
});

Deno.test("checkKernelspec() only notes that there is none: the book needs no Jupyter", () => {
  deepEqual(checkKernelspec(undefined, () => true), {
    verdict: "note",
    says: "JupyterLab knows no Deno kernel",
    remedy: "deno task kernel",
  });
});

Deno.test("checkPort() names another port when the usual one is busy", async () => {
  equal(checkPort("free").verdict, "fine");
  equal(checkPort("busy").remedy, "deno task start --port 8001");
  const start = await Deno.readTextFile(new URL("../../../lib/press/start.ts", import.meta.url));
  match(start, /another port than 8000\n/); // it is the usual one
});

Deno.test("checkBrowser() and checkMemory() note what only some need", () => {
  equal(checkBrowser("/usr/bin/chromium").verdict, "fine");
  equal(checkBrowser(undefined).verdict, "note");
  equal(checkMemory(1.5e9).verdict, "fine");
  const { verdict, says } = checkMemory(0.4e9);
  equal(verdict, "note");
  equal(says, "only 0.4 GB of memory are free; running a notebook takes up to 1 GB");
});

Deno.test("browserPaths() knows where browsers lie on each system", () => {
  deepEqual(browserPaths(LINUX), []); // there they are commands
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  equal(browserPaths(MAC)[0], mac);
  ok(browserPaths(MAC).includes(`/Users/ada${mac}`));
  const windows = { ...WINDOWS, env: { ProgramFiles: "C:\\Program Files" } };
  deepEqual(browserPaths(windows), [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
  ]);
});
