/**
 * README, guides and workflows name only what is there.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DENO_VERSION } from "../../lib/press/kernelspec/spec.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const GUIDES = ["README.md", "data/README.md"].concat(
  ["CONTRIBUTING", "SECURITY", "CHANGELOG"].map((name) => `.github/${name}.md`),
);
/** What begins with a folder of ours, up to a stand-in such as NAME or NN-slug. */
const PATH = /`((?:\.ci|\.github|data|lib|notebooks|tests)\/[\w./-]*)`/g;
const STAND_IN = /NAME|NN|\*/;

const read = (path: string): Promise<string> => readFile(join(ROOT, path), "utf8");

function allOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found!);
}

for (const guide of GUIDES) {
  Deno.test(`${guide} names only files that are there`, async () => {
    const text = await read(guide);
    const links = allOf(text, /\]\((?!https?:|#)([^)#]+)/g).map((to) => join(dirname(guide), to));
    const paths = allOf(text, PATH).filter((path) => !STAND_IN.test(path));
    deepEqual([...links, ...paths].filter((path) => !existsSync(join(ROOT, path))), []);
  });
}

Deno.test("the README says what each room of the library is", async () => {
  const rooms = (await readdir(join(ROOT, "lib"), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const listed = allOf(await read("README.md"), /^\| `lib\/(\w+)\/` +\| [a-zA-Z]/gm);
  deepEqual(rooms.filter((room) => !listed.includes(room)), []);
});

Deno.test("README and citation name the version that is published", async () => {
  const { version } = JSON.parse(await read("deno.json"));
  const readme = await read("README.md"), citation = await read(".github/CITATION.cff");
  const named = [
    ...allOf(readme, /jsr:\/@flowbook\/flowbook@([\d.]+)\//g),
    ...allOf(readme, /version = \{([^}]*)\}/g),
    ...allOf(citation, /^version: (.*)$/gm),
  ];
  deepEqual(named, [version, version, version]);
});

Deno.test("continuous integration calls .ci/run and nothing else", async () => {
  deepEqual(allOf(await read(".github/workflows/ci.yml"), /- run: (.*)/g), [".ci/run"]);
});

Deno.test("workflows and dev container name full versions, and the Deno of the saved outputs", async () => {
  for (const name of await readdir(join(ROOT, ".github/workflows"))) {
    for (const action of allOf(await read(`.github/workflows/${name}`), /uses: (\S+)/g)) {
      ok(/@v\d+\.\d+\.\d+$/.test(action), `${name}: ${action}`);
    }
  }
  const files = [".github/workflows/pages.yml", ".devcontainer/devcontainer.json", ".ci/run"];
  for (const file of files) equal(allOf(await read(file), /deno@([\d.]+)/g).join(), DENO_VERSION);
});
