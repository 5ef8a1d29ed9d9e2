import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assign } from "../../../lib/press/assign.ts";
import { kernelSpec, thisMachine } from "../../../lib/press/kernelspec/mod.ts";
import { writeSpec } from "../../../lib/press/kernelspec/write_spec.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const CONFIG = join(ROOT, "notebooks/problems/nbgrader_config.py");
const MARKS = fileURLToPath(new URL("./marks.py", import.meta.url));

/** The program, if there is one: `FLOWBOOK_NBGRADER`, or on the path. */
export const NBGRADER: string | undefined = Deno.env.get("FLOWBOOK_NBGRADER") ||
  (Deno.env.get("PATH") ?? "").split(delimiter).map((folder) => join(folder, "nbgrader"))
    .find((path) => {
      try {
        return Deno.statSync(path).isFile;
      } catch {
        return false;
      }
    });

/** A course of nbgrader in a folder of its own, set up as the guide for lecturers says. */
export interface Course {
  readonly folder: string;
  /** Runs `nbgrader …` there. */
  run(...args: string[]): Promise<string>;
  /** Points by student and cell, as nbgrader's book of grades has them. */
  marks(assignment: string): Promise<Record<string, Record<string, number | null>>>;
}

/** @param masters paths of sheets by their names */
export async function openCourse(masters: ReadonlyMap<string, string>): Promise<Course> {
  const folder = await Deno.makeTempDir({ prefix: "nbgrader-" });
  for (const [name, path] of masters) {
    const source = join(folder, "source", name);
    await Deno.mkdir(join(folder, "source"), { recursive: true });
    const words: string[] = [];
    const code = await assign([path, "--out", source], { root: ROOT, print: (w) => words.push(w) });
    if (code !== 0) throw new Error(`${name} cannot be handed out: ${words.join("\n")}`);
    await Deno.copyFile(path, join(source, `${name}.ipynb`));
  }
  await Deno.copyFile(CONFIG, join(folder, "nbgrader_config.py"));
  const jupyter = join(folder, "jupyter");
  await writeSpec(jupyter, kernelSpec(thisMachine()));
  const env = {
    PATH: `${dirname(NBGRADER!)}${delimiter}${Deno.env.get("PATH")}`, // it calls alembic by name
    JUPYTER_PATH: jupyter,
    JUPYTER_CONFIG_DIR: join(jupyter, "config"),
    JUPYTER_RUNTIME_DIR: join(jupyter, "runtime"),
    IPYTHONDIR: join(jupyter, "ipython"),
  };
  return {
    folder,
    run: (...args) => said(NBGRADER!, args, folder, env),
    marks: async (assignment) => {
      const python = join(NBGRADER!, "..", "python");
      const book = `sqlite:///${join(folder, "gradebook.db")}`;
      return JSON.parse(await said(python, [MARKS, book, assignment], folder, env));
    },
  };
}

async function said(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(program, { args: [...args], cwd, env })
    .output();
  const [out, problems] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  if (!success) throw new Error(`${program} ${args.join(" ")} failed:\n${problems}`);
  return out!;
}
