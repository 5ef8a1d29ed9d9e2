/** A file that was handed in, in a folder or in a ZIP. */
export interface Entry {
  /** From the top of what was handed out, with slashes: "Ada_7_assignsubmission_file/01.ipynb". */
  readonly path: string;
  /** In bytes, as its place says. */
  readonly size: number;
  /** @throws {TypeError} when it is not what its place says */
  read(): Promise<Uint8Array>;
}

/** Something that is not read. */
export interface Refused {
  readonly path: string;
  /** In words that follow its name: "is a link, which is not followed". */
  readonly refused: string;
}

/** What lies in one place; a path that ends with a slash is an empty folder. */
export type Listed = Entry | Refused;

/** Whether something is not read. */
export function isRefused(listed: Listed): listed is Refused {
  return "refused" in listed;
}

const OF_OTHERS = new Set([
  ...["__MACOSX", "node_modules", "Thumbs.db", "desktop.ini", ".DS_Store", ".ipynb_checkpoints"],
  ...[".git", ".gitignore", ".gitattributes", ".gitkeep", ".github", ".vscode", ".idea", ".deno"],
  ...[".cache", ".virtual_documents", ".jupyter", ".ipython", ".localized"],
]);

/** Whether a name is that of something which programs leave beside the work of people. */
export function isOfPrograms(name: string): boolean {
  return OF_OTHERS.has(name) || name.startsWith("._"); // the second: of macOS, beside a file
}

/** Why something is not read whose name begins with a dot, which the folders of people show to nobody. */
export const HIDDEN = "is hidden, by the dot of its name, and is not read";

/** Whether a name is that of something hidden; a dot or two is a matter of the path. */
export function isHidden(name: string): boolean {
  return name.startsWith(".") && !/^\.{1,2}$/.test(name);
}

/**
 * What is wrong with a path that a ZIP names, if anything: what leads out of the place, or is none.
 *
 * @returns words that follow the path
 */
export function pathProblem(path: string): string | undefined {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(path)) return "is an absolute path";
  const parts = path.split(/[/\\]/);
  if (parts.includes("..")) return "leads out of its folder";
  // deno-lint-ignore no-control-regex -- no name of a person's file has them
  if (/[\u0000-\u001f\u007f-\u009f]/.test(path)) return "has control characters in its name";
  return undefined;
}

/** The name of a file in a sentence: it is other people's words, so capped, and on one line. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}…` : name);
}
