import { PROJECT } from "./project.ts";

/** Modules for cells: specifier, and the address under which the bundler finds it. */
export type Modules = Readonly<Record<string, string>>;

const PAGE = new URL("lib/press/page/", PROJECT);

/** Files with which the bundler begins: their text, by the name of the script that each becomes. */
export type Entries = Readonly<Record<string, string>>;

/**
 * The scripts of pages. `chapter` is what a chapter needs besides `main`.
 */
export const PAGE_ENTRIES: Entries = {
  main: `import ${quoted("main.ts")};\n`,
  chapter: `import ${quoted("chapter/hydrate.ts")};\n`,
};

/**
 * The scripts of workers: one runs cells, and has the table of all modules that cells may import; one
 * does the same with the graphics card; one knows types. The frame is the place in which cells run.
 */
export function workerEntries(modules: Modules): Entries {
  const cells = `import { serveCells } from ${quoted("engine/worker.ts")};\n` +
    `serveCells({\n${table(modules)}});\n`;
  return {
    frame: `import ${quoted("engine/sandbox/inside_frame.ts")};\n`,
    worker: cells,
    worker_webgl: `import "@tensorflow/tfjs-backend-webgl";\n${cells}`,
    types: `import ${quoted("types/worker.ts")};\n`,
  };
}

function quoted(path: string): string {
  return JSON.stringify(new URL(path, PAGE).href);
}

function table(modules: Modules): string {
  return Object.entries(modules).map(([specifier, address]) =>
    `  ${JSON.stringify(specifier)}: () => import(${JSON.stringify(address)}),\n`
  ).join("");
}
