import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FILE = /^ +(file:\S+) \(/gm;

/** What `deno publish` would send, and what it says of it. */
export interface Parcel {
  /** Paths from the root of the checkout, such as "lib/odes/mod.ts". */
  readonly files: readonly string[];
  readonly report: string;
}

/**
 * Asks Deno what it would publish, so that no second reading of `publish.include` is needed.
 *
 * @throws {Error} with Deno's words when it would refuse: a needed file is left out, say
 */
export async function parcel(): Promise<Parcel> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["publish", "--dry-run", "--allow-dirty"],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  const report = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes)).join("");
  if (!success) throw new Error(report);
  const files = [...report.matchAll(FILE)].map(([, url]) => relative(ROOT, fileURLToPath(url!)));
  return { files: files.map((path) => path.replaceAll("\\", "/")), report };
}

/**
 * Lays out two folders: `package`, with the packed files and nothing else, and `desk`, a project of
 * someone else that imports the package from there as it would from the registry.
 *
 * @param files paths from the root of the checkout
 * @param imports the import map of the project
 */
export async function unpack(
  folder: string,
  files: readonly string[],
  imports: Readonly<Record<string, string>>,
): Promise<{ readonly desk: string; readonly home: string }> {
  const [desk, home] = [join(folder, "desk"), join(folder, "package")];
  for (const path of files) {
    await Deno.mkdir(dirname(join(home, path)), { recursive: true });
    await Deno.copyFile(join(ROOT, path), join(home, path));
  }
  await Deno.mkdir(desk);
  await Deno.copyFile(join(ROOT, "deno.lock"), join(desk, "deno.lock")); // nothing is looked up anew
  const config = { links: ["../package"], imports };
  await Deno.writeTextFile(join(desk, "deno.json"), JSON.stringify(config));
  return { desk, home };
}
