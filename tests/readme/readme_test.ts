import { equal, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";

const README = new URL("../../README.md", import.meta.url);
const EXAMPLE = /```ts\n([\s\S]*?)```/;
const LINE_WITH_NUMBER = /console\.log\(.*\); \/\/ (\S+)$/m;

Deno.test("the example of the README prints the number that stands beside it", async () => {
  const code = EXAMPLE.exec(await Deno.readTextFile(README))?.[1];
  ok(code, "the README has an example");
  const printed = LINE_WITH_NUMBER.exec(code)?.[1];
  ok(printed, "its last line says what it prints");
  const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", code],
    cwd: fileURLToPath(new URL(".", README)),
    env: { NO_COLOR: "1" },
  }).output();
  ok(success, new TextDecoder().decode(stderr));
  equal(new TextDecoder().decode(stdout).trim(), printed);
});
