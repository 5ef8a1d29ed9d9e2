/**
 * What stands even if the walls of the language and of Deno fell: here Deno has all permissions.
 */
import assert from "node:assert/strict";
import { commandIn, findRoom, searchPath } from "../../../lib/press/sandbox/outside/jail.ts";
import { walls } from "../../../lib/press/sandbox/mod.ts";

const room = await findRoom();

/** Runs a program with all permissions behind the system's walls. */
async function runThere(program: string): Promise<string> {
  const folder = await Deno.makeTempDir();
  try {
    const address = `data:text/javascript,${encodeURIComponent(program)}`;
    const [name, ...args] = commandIn(room, {
      folder,
      args: ["run", "-A", "--no-config", address],
      seconds: 60,
      megabytes: 2000,
    });
    const { stdout, stderr } = await new Deno.Command(name!, {
      args,
      clearEnv: true,
      env: { ...searchPath(), NO_COLOR: "1" },
    }).output();
    return new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
  } finally {
    assert.deepEqual([...Deno.readDirSync(folder)], []);
    await Deno.remove(folder);
  }
}

const alone = { ignore: room !== "a room of its own" };
if (alone.ignore) console.log(`NOT TRIED: this system lends no room (${room})`);

Deno.test("in a room of its own there are no files of this machine", alone, async () => {
  const paths = [
    "/etc/passwd",
    Deno.execPath(),
    new URL(import.meta.url).pathname,
    "/home",
    "/root",
  ];
  const found = await runThere(`const found = ${JSON.stringify(paths)}.filter((path) => {
  try { Deno.statSync(path); return true; } catch { return false; }
});
console.log(JSON.stringify([found, [...Deno.readDirSync("/old")].length, Deno.cwd()]));`);
  assert.deepEqual(JSON.parse(found), [[], 0, "/child"]);
});

Deno.test("in a room of its own the system's libraries cannot be changed", alone, async () => {
  const told = await runThere(`for (const path of ["/usr/lib/x", "/bin/deno"]) {
  try { Deno.writeTextFileSync(path, "x"); console.log("written", path); }
  catch (error) { console.log(/read-only|busy|denied/i.test(error.message)); }
}`);
  assert.equal(told, "true\ntrue\n");
});

Deno.test("the system itself gives no more memory than it may", alone, async () => {
  const told = await runThere(`const all = [];
try { for (let i = 0; i < 40; i++) all.push(new Float64Array(1e7).fill(i)); console.log("3.2 GB"); }
catch (error) { console.log(all.length < 25, error.message); }`);
  assert.match(told, /^true Array buffer allocation failed|out of memory|allocation failed/i);
});

Deno.test("in a room of its own there is no network, not even this machine's", alone, async () => {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    () => new Response(),
  );
  const told = await runThere(
    `try { await Deno.connect({ hostname: "127.0.0.1", port: ${server.addr.port} }); console.log("connected"); } catch (error) { console.log(error.message); }`,
  );
  await server.shutdown();
  assert.match(told, /unreachable|refused/i);
});

Deno.test("in a room of its own there are no other processes and no variables", alone, async () => {
  const told = await runThere(`const { HOME, USER, PWD } = Deno.env.toObject();
try { Deno.kill(${Deno.pid}, 0); console.log("seen"); } catch { console.log("alone"); }
console.log(Deno.pid, HOME, USER, PWD);`);
  assert.match(told, /^alone\n\d+ undefined undefined undefined\n$/);
});

Deno.test("a child in a room of its own ends with whoever opened it", alone, async () => {
  const program = `import { openChild } from "./lib/press/sandbox/mod.ts";
const child = await openChild();
child.run({ id: "q1", source: "while (true);" });
console.log("running");`;
  const opener = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--ext=ts", program],
    cwd: new URL("../../../", import.meta.url),
    stdout: "piped",
  }).spawn();
  const reader = opener.stdout.getReader();
  await reader.read();
  const below = descendants(opener.pid);
  assert.ok(below.length >= 2, "it has a child");
  opener.kill("SIGKILL");
  await opener.status;
  await reader.cancel();
  for (let i = 0; i < 100 && below.some(isThere); i++) {
    await new Promise((go) => setTimeout(go, 50));
  }
  assert.deepEqual(below.filter(isThere), []);
});

function descendants(pid: number): number[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  const children = Deno.readTextFileSync(path).trim().split(" ").filter((text) => text !== "");
  return children.flatMap((child) => [Number(child), ...descendants(Number(child))]);
}

function isThere(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(Deno.readTextFileSync(`/proc/${pid}/status`));
  } catch {
    return false;
  }
}

Deno.test("the walls are told in sentences", async () => {
  const sentences = await walls();
  assert.equal(sentences.length, 5);
  assert.equal(sentences.some((text) => /empty root folder/.test(text)), !alone.ignore);
});
