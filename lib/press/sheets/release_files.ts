import { notebookText } from "../ipynb/mod.ts";
import { withLinksTo } from "./links.ts";
import { readmeText } from "./readme.ts";
import { releaseNotebook } from "./release.ts";
import type { Sheet } from "./sheet.ts";

/** What a student's folder carries beside the sheet. */
export interface Surroundings {
  /** `flowbook.js` */
  readonly script: string;
  /** `flowbook.d.ts` */
  readonly types: string;
  /** `kernel.js` */
  readonly kernel: string;
  /** `licences.txt`: of the packages in the library. */
  readonly licences: string;
  /** Modules that cells import: "flowbook/paths". */
  readonly modules: readonly string[];
  /** Address of the book, to which links to chapters lead; they are words alone without one. */
  readonly book?: string | undefined;
}

/** The names of the files of a sheet's folder. */
export function releaseNames({ name }: Sheet): string[] {
  return [
    `${name}.ipynb`,
    "README.md",
    "deno.json",
    "flowbook.d.ts",
    "flowbook.js",
    "kernel.js",
    "licences.txt",
  ];
}

/**
 * The files of a folder that a student gets, by name. Equal sheets give equal bytes.
 *
 * The folder needs nothing else: no course, no network.
 */
export function releaseFiles(
  sheet: Sheet,
  { script, types, kernel, licences, modules, book }: Surroundings,
): Map<string, string> {
  return new Map([
    ["README.md", readmeText(sheet, book)],
    ["deno.json", configText(modules)],
    ["flowbook.d.ts", types],
    ["flowbook.js", `/* @ts-self-types="./flowbook.d.ts" */\n${script}`],
    ["kernel.js", kernel],
    ["licences.txt", licences],
    [`${sheet.name}.ipynb`, notebookText(withLinksTo(releaseNotebook(sheet), book))],
  ]);
}

function configText(modules: readonly string[]): string {
  const config = {
    imports: Object.fromEntries(modules.map((module) => [module, "./flowbook.js"])),
    tasks: {
      kernel: {
        description: "installs the Deno kernel for Jupyter",
        command: "deno run -A kernel.js",
      },
    },
    lock: false,
    fmt: { lineWidth: 100 },
    compilerOptions: {
      lib: ["deno.window", "dom", "dom.iterable", "dom.asynciterable"],
      strict: true,
      noUncheckedIndexedAccess: true,
    },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
