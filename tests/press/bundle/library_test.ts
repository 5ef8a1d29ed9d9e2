import assert from "node:assert/strict";
import { libraryScript, publicModules } from "../../../lib/press/bundle/library_script.ts";
import { readProject } from "../../../lib/press/bundle/project.ts";
import { TRAINING } from "./training.ts";

const WALLS = ["--no-prompt", "--no-remote", "--no-npm", "--no-config", "--no-lock"];

let made: Promise<string> | undefined;

/** The whole library, made once. */
function whole(): Promise<string> {
  return made ??= libraryScript();
}

/** Runs a program beside the library, in a folder of its own and without permissions. */
async function runBeside(library: string, program: string): Promise<string> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/flowbook.js`, library);
    await Deno.writeTextFile(`${folder}/program.js`, program);
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", ...WALLS, "program.js"],
      cwd: folder,
      env: { NO_COLOR: "1" },
    }).output();
    const text = new TextDecoder();
    return text.decode(stdout) + text.decode(stderr);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("the whole library is one file, and learns without permissions, as quickly as ever", async () => {
  const program = `import * as flowbook from "./flowbook.js";
const { normalPoints, stream, tf, train, uniformTimes, velocityNetwork } = flowbook;
${TRAINING}console.log(losses.at(-1) < losses[0], tf.getBackend(), tf.getKernel("AdamStep", "wasm") !== undefined);`;
  assert.equal(await runBeside(await whole(), program), "true wasm true\n");
});

Deno.test("the library has the exports of all public modules, flat", async () => {
  const project = await readProject();
  assert.ok(publicModules(project).includes("flowbook/paths"));
  const names = new Set(["stream", "gaussianPath", "velocityNetwork", "show", "bars"]);
  const program = `import * as flowbook from "./flowbook.js";
console.log(${JSON.stringify([...names])}.filter((name) => !(name in flowbook)).join());`;
  assert.equal(await runBeside(await whole(), program), "\n");
});

Deno.test("a library of few modules is small, and the same every time", async () => {
  const modules = ["flowbook/random", "flowbook/exact"];
  const script = await libraryScript(modules);
  assert.ok(script.length < 100_000, `${script.length} bytes`);
  assert.equal(await libraryScript(modules), script);
  assert.ok(!script.includes(Deno.cwd()));
  await assert.rejects(libraryScript(["flowbook/press"]), /Expected a public module; got flowbook/);
});
