import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { notebookText } from "../../../lib/press/ipynb/mod.ts";
import { readSheet, releaseNotebook } from "../../../lib/press/sheets/mod.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const TOY = join(ROOT, "tests/problems/toy/notebooks/problems/00-toy.ipynb");
const CONFIG = "notebooks/problems/nbgrader_config.py";

/** A folder in which the commands of the guide are typed, with a class that has handed in. */
export interface Classroom {
  readonly folder: string;
  /** Runs what a guide says, in this folder; the toy stands for the sheet that the guide names. */
  type(script: string, env?: Readonly<Record<string, string>>): Promise<string>;
  read(path: string): Promise<string>;
  has(path: string): Promise<boolean>;
  close(): Promise<void>;
}

const STUDENTS = ["Ada Lovelace", "Ben", "Cléo"];

/** @returns a classroom whose students have answered one, two, and all questions */
export async function openClassroom(seed: number): Promise<Classroom> {
  const folder = await Deno.makeTempDir({ prefix: "classroom-" });
  const sheet = await readSheet(TOY, { seed }), released = releaseNotebook(sheet);
  const own = sheet.cells.filter(({ role }) => role === "answer");
  const zip: Record<string, Uint8Array> = {}, moodle: Record<string, Uint8Array> = {};
  for (const [i, student] of STUDENTS.entries()) {
    const answers = new Map(own.slice(0, i + 1).map(({ id, source }) => [id, source]));
    const cells = released.cells.map((cell) => ({
      ...cell,
      source: answers.get(cell.id) ?? cell.source,
    }));
    const text = notebookText({ ...released, cells });
    await write(join(folder, "submissions", student, "00-toy.ipynb"), text);
    const bytes = new TextEncoder().encode(text);
    zip[`${student}/00-toy.ipynb`] = bytes;
    moodle[`${student}_${i + 7}_assignsubmission_file/00-toy.ipynb`] = bytes;
  }
  await Deno.writeFile(join(folder, "submissions.zip"), zipSync(zip));
  await Deno.writeFile(join(folder, "moodle.zip"), zipSync(moodle));
  await Deno.writeTextFile(join(folder, "worksheet.csv"), worksheet());
  await write(join(folder, "notebooks/problems/00-toy.ipynb"), await Deno.readTextFile(TOY));
  await write(join(folder, CONFIG), await Deno.readTextFile(join(ROOT, CONFIG)));
  await Deno.mkdir(join(folder, "flowbook"));
  await putDeno(join(folder, "bin"));
  return {
    folder,
    type: (script, env = {}) => typed(forToy(script), folder, env),
    read: (path) => Deno.readTextFile(join(folder, path)),
    has: async (path) => await Deno.stat(join(folder, path)).catch(() => undefined) !== undefined,
    close: () => Deno.remove(folder, { recursive: true }),
  };
}

function worksheet(): string {
  const rows = STUDENTS.map((student, i) =>
    `Participant ${i + 7},${student},${i}@example.org,Submitted for grading,,100.00,Yes,,,`
  );
  const head = "Identifier,Full name,Email address,Status,Grade,Maximum Grade," +
    "Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments";
  return `${[head, ...rows].join("\r\n")}\r\n`;
}

/** A program `deno` that runs the tasks of this checkout wherever it is called. */
async function putDeno(folder: string): Promise<void> {
  const { tasks } = JSON.parse(await Deno.readTextFile(join(ROOT, "deno.json")));
  const cases = Object.entries<{ command: string }>(tasks).map(([name, { command }]) =>
    `  ${name}) file=${command.split(" ").at(-1)} ;;`
  );
  const script = `#!/bin/bash
[ "$1" = task ] || exec "${Deno.execPath()}" "$@"
case "$2" in
${cases.join("\n")}
  *) echo "no task $2"; exit 2 ;;
esac
shift 2
exec "${Deno.execPath()}" run -A "${ROOT}$file" "$@"
`;
  await write(join(folder, "deno"), script);
  await Deno.chmod(join(folder, "deno"), 0o755);
}

function forToy(script: string): string {
  return script.replaceAll(/(?<=--sheet |assign )likelihood\b/g, TOY)
    .replaceAll("03-likelihood", "00-toy").replaceAll("/8", "/2");
}

async function typed(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("bash", {
    args: ["-euo", "pipefail", "-c", script],
    cwd,
    env: { ...env, PATH: `${join(cwd, "bin")}:${Deno.env.get("PATH")}`, NO_COLOR: "1" },
  }).output();
  const [out, problems] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  if (!success) throw new Error(`${script}\n${out}\n${problems}`);
  return out!;
}

async function write(path: string, text: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeTextFile(path, text);
}
