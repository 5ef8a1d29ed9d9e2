import assert from "node:assert/strict";
import { join } from "node:path";

const START = new URL("../../../lib/press/start.ts", import.meta.url).href;

function command(...args: string[]): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", START, ...args],
    stdout: "piped",
    stderr: "piped",
    env: { NO_COLOR: "1" },
  });
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { code, stdout, stderr } = await command(...args).output();
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), err: text(stderr) };
}

/** A port that was free a moment ago. */
function freePort(): number {
  const listener = Deno.listen({ hostname: "localhost", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  return port;
}

Deno.test("start says what it does, prints the address and serves the book there", async () => {
  const port = freePort();
  await using child = command("--port", String(port)).spawn();
  let text = "";
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  while (!text.includes("localhost")) {
    const { value, done } = await reader.read();
    assert.ok(!done, text);
    text += value;
  }
  assert.match(text, /^Building \d+ chapters? …\n\d+ KB, \d+\.\d s\n/);
  assert.ok(text.includes(`http://localhost:${port} `), text);
  const answer = await fetch(`http://localhost:${port}/`);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /<h1>From normalizing flows to flow matching<\/h1>/);
  child.kill();
  await reader.cancel();
  await child.stderr.cancel();
});

Deno.test("start on a busy port says so and names another", async () => {
  using listener = Deno.listen({ hostname: "localhost", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  const { code, err } = await run("--port", String(port));
  assert.equal(code, 1);
  assert.equal(err, `Port ${port} is busy; try --port ${port + 1}\n`);
});

Deno.test("start --out writes the book to a folder and serves nothing", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { code, out } = await run("--out", join(folder, "site"));
    assert.equal(code, 0);
    assert.match(out, /The book is in /);
    assert.match(await Deno.readTextFile(join(folder, "site", "index.html")), /^<!doctype html>/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("start explains its options when it gets others", async () => {
  for (const args of [["--prot", "1"], ["--port", "ten"], ["--port", "70000"], ["extra"]]) {
    const { code, err } = await run(...args);
    assert.equal(code, 2);
    assert.match(err, /Usage: deno task start/);
  }
});

Deno.test("start loads no tensors, no plotting and no kernel", async () => {
  const info = new Deno.Command(Deno.execPath(), { args: ["info", "--json", START] });
  const { modules } = JSON.parse(new TextDecoder().decode((await info.output()).stdout));
  const heavy = /tensorflow|plotly|lib\/tensors|press\/(?:kernel|reproduce)/;
  const names = (modules as { specifier: string }[]).map(({ specifier }) => specifier);
  assert.ok(names.length > 30);
  assert.deepEqual(names.filter((name) => heavy.test(name)), []);
});
