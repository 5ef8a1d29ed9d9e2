import { deepEqual, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { install } from "../../../lib/press/kernelspec/install.ts";
import {
  kernelSpec,
  type Machine,
  specPath,
  thisMachine,
} from "../../../lib/press/kernelspec/mod.ts";
import { LINUX } from "./machines.ts";

async function run(
  machine: Machine,
  ...args: string[]
): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await install(args, { machine, print: (line) => lines.push(line) });
  return { code, text: lines.join("\n") };
}

async function atHome(test: (machine: Machine) => Promise<void>): Promise<void> {
  const home = await Deno.makeTempDir();
  try {
    await test({ ...LINUX, home });
  } finally {
    await Deno.remove(home, { recursive: true });
  }
}

Deno.test("kernel writes for the user unless told, and says what to do next", () =>
  atHome(async (machine) => {
    const path = join(machine.home, ".local/share/jupyter/kernels/deno/kernel.json");
    for (const [args, verb] of [[[], "Wrote"], [["--user"], "Wrote once more"]] as const) {
      const { code, text } = await run(machine, ...args);
      equal(code, 0);
      ok(text.startsWith(`${verb} ${path}\n`), text);
      match(text, /\n {2}pip install jupyterlab plotly\n {2}jupyter lab notebooks\n/);
    }
    deepEqual(JSON.parse(await Deno.readTextFile(path)), kernelSpec(machine));
  }));

Deno.test("kernel --prefix writes for one environment and names its programs", () =>
  atHome(async (machine) => {
    const { code, text } = await run(machine, "--prefix", machine.home);
    equal(code, 0);
    const path = join(machine.home, "share/jupyter/kernels/deno/kernel.json");
    ok(text.startsWith(`Wrote ${path}\n`), text);
    ok(text.includes(`\n  ${join(machine.home, "bin/jupyter")} lab notebooks\n`), text);
    deepEqual(JSON.parse(await Deno.readTextFile(path)), kernelSpec(machine));
  }));

Deno.test("kernel explains itself when it is asked for something else", () =>
  atHome(async (machine) => {
    const absent = join(machine.home, "absent");
    const cases: Record<string, string[]> = {
      "Unknown option '--usr'": ["--usr"],
      "Expected --user or --prefix DIR; got both": ["--user", "--prefix", machine.home],
      "Expected --prefix to name a folder; got none": ["--prefix="],
      [`Expected --prefix to name a folder that is there; got ${absent}`]: ["--prefix", absent],
    };
    for (const [message, args] of Object.entries(cases)) {
      const { code, text } = await run(machine, ...args);
      equal(text.split("\n")[0], message);
      match(text, /\n\nUsage: deno task kernel /);
      equal(code, 2);
    }
    equal((await run(machine, "--help")).code, 0);
    deepEqual([...Deno.readDirSync(machine.home)], []); // and writes nothing
  }));

Deno.test("kernel that cannot write says so", () =>
  atHome(async (machine) => {
    await Deno.writeTextFile(join(machine.home, ".local"), "a file, no folder");
    const { code, text } = await run(machine);
    match(text, /^Cannot write .*kernel\.json: /);
    equal(code, 1);
  }));

Deno.test("deno task kernel runs on the machine at hand", () =>
  atHome(async ({ home }) => {
    const command = new URL("../../../lib/press/kernelspec/install.ts", import.meta.url).href;
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", command],
      env: { JUPYTER_DATA_DIR: home },
    }).output();
    equal(code, 0);
    match(new TextDecoder().decode(stdout), /^Wrote .*kernel\.json\n/);
    const written = JSON.parse(await Deno.readTextFile(specPath(home)));
    deepEqual(written, kernelSpec(thisMachine()));
  }));
