import { deepEqual, notDeepEqual } from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Site } from "../../lib/press/book/mod.ts";
import { cellModules, readProject } from "../../lib/press/bundle/project.ts";
import { FILES, MODULES } from "../press/cells/probes/modules.ts";
import { NAMES } from "../press/cells/probes/names.ts";
import { OUTPUTS } from "../press/cells/probes/outputs.ts";
import { type Probe, told } from "../press/cells/probes/probe.ts";
import { TYPESCRIPT } from "../press/cells/probes/typescript.ts";
import { VALUES } from "../press/cells/probes/values.ts";
import { VARIABLES } from "../press/cells/probes/variables.ts";
import { inFolder } from "../press/ipynb/helpers.ts";
import { browserTest } from "./browser.ts";
import { engineSite, openPage, runCells } from "./engine.ts";

const PROBES = [...VARIABLES, ...VALUES, ...MODULES, ...TYPESCRIPT, ...OUTPUTS, ...NAMES];

const own = [...cellModules(await readProject()), ...Object.keys(FILES).map((name) => `./${name}`)];
const unknown = (name: string): string =>
  `TypeError: Expected a module of this book; got "${name}". It has ${own.join(", ")}`;

/** Where a page differs from the transformed cells in Deno, and why. */
const DIFFERENT: Readonly<Record<string, NonNullable<Probe["otherwise"]>>> = {
  "a promise is not waited for": {
    expected: ["=> Promise { <unknown> }", "=> Promise { <unknown> }", "=> 7"],
    because: "no program in a browser can see whether a promise is settled",
  },
  "a missing file": {
    expected: [`before\n${unknown("./missing.ts")}`],
    because: "a page has the modules of the book and no files",
  },
  "modules of the environment": {
    expected: [unknown("node:path")],
    because: "a page has no such modules",
  },
};

/** A book whose cells may import the files of the probes. */
async function siteWithFiles(): Promise<Site> {
  let site: Site = new Map();
  await inFolder(async (folder) => {
    const modules: Record<string, string> = {};
    for (const [name, text] of Object.entries(FILES)) {
      const json = name.endsWith(".json");
      const file = join(folder, json ? `${name}.ts` : name);
      await Deno.writeTextFile(file, json ? `export default ${text};` : text);
      modules[`./${name}`] = pathToFileURL(file).href;
    }
    site = await engineSite(modules);
  });
  return site;
}

browserTest(
  "a page runs every probe as the kernel does, or differs for a reason",
  async ({ page, url }) => {
    await openPage(page, url);
    for (const { name, cells, expected, otherwise } of PROBES) {
      const runs = await runCells(page, cells);
      const seen = runs.map(({ outputs }) => told(outputs));
      deepEqual(seen, (DIFFERENT[name] ?? otherwise)?.expected ?? expected, name);
    }
  },
  { site: siteWithFiles },
);

Deno.test("every difference of the page is one, and has its reason", () => {
  for (const [name, { expected, because }] of Object.entries(DIFFERENT)) {
    const probe = PROBES.find((probe) => probe.name === name)!;
    notDeepEqual(expected, (probe.otherwise ?? probe).expected, name);
    deepEqual([expected.length, because === ""], [probe.expected.length, false], name);
  }
});
