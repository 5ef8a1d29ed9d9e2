/** Most bytes of a notebook that is read; a full one with all its figures has about a tenth. */
export const NOTEBOOK_BYTES = 20e6;

/** Most bytes of a ZIP that a student hands in. */
export const ZIP_BYTES = 50e6;

/** Most files of one place that are listed. */
export const FILES = 100_000;

/** How deep folders are searched. */
export const DEPTH = 12;

/** A size in words: "50 MB". */
export function printSize(bytes: number): string {
  const [unit, name] = bytes >= 1e9 ? [1e9, "GB"] : bytes >= 1e6 ? [1e6, "MB"] : [1e3, "kB"];
  return `${Number((bytes / unit!).toPrecision(2))} ${name}`;
}
