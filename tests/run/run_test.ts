import { equal, match } from "node:assert/strict";
import { fileURLToPath } from "node:url";

/** Runs the command and tells its exit code and all it said. */
async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const script = fileURLToPath(new URL("../run.ts", import.meta.url));
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", script, ...args],
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return { code, said: decoder.decode(stdout) + decoder.decode(stderr) };
}

Deno.test("a wrong option brings the usage and exit code 2; --help is no mistake", async () => {
  const wrong = await run("--frob");
  equal(wrong.code, 2);
  match(wrong.said, /^Unknown option '--frob'\n\nUsage: deno task test/);
  const help = await run("--help");
  equal(help.code, 0);
  match(help.said, /^Usage: deno task test/);
});

Deno.test("a name that no test has is said, with exit code 2", async () => {
  const name = ["of", "no", "test"].join("/"); // or this file would have it
  const { code, said } = await run("math", name);
  equal(code, 2);
  match(said, /No test of math has "of\/no\/test" in its name or in the path of its file/);
});

Deno.test("tests are chosen by name, and the last line counts them", async () => {
  const { code, said } = await run("press", "THE SUM OF ALL SUITES");
  equal(code, 0);
  match(said, /\n1 passed, 0 failed\n$/);
});
