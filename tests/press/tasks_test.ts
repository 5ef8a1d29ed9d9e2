import { deepEqual, equal, match } from "node:assert/strict";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { tasks } = JSON.parse(await Deno.readTextFile(`${ROOT}deno.json`));

async function run(task: string, option: string): Promise<{ code: number; text: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", task, option],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  const text = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes)).join("");
  return { code, text };
}

Deno.test("every task says in the list of `deno task` what it does", () => {
  const silent = Object.keys(tasks).filter((name) => !tasks[name].description);
  deepEqual(silent, []);
});

for (const task of Object.keys(tasks)) {
  Deno.test(`deno task ${task} explains itself when asked, and when asked for what it has not`, async () => {
    const [help, wrong] = await Promise.all([run(task, "--help"), run(task, "--nope")]);
    equal(help.code, 0, help.text);
    match(help.text, new RegExp(`^Usage: deno task ${task}\\b`));
    equal(wrong.code, 2, wrong.text);
    match(wrong.text, new RegExp(`^Usage: deno task ${task}\\b`, "m"));
  });
}
