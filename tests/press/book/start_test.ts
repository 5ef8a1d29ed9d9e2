import assert from "node:assert/strict";
import { join } from "node:path";

const START = new URL("../../../lib/press/start.ts", import.meta.url).href;
const BOOK = new URL("../../../lib/press/book.ts", import.meta.url).href;

function command(program: string, ...args: string[]): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", program, ...args],
    stdout: "piped",
    stderr: "piped",
    env: { NO_COLOR: "1" },
  });
}

async function run(
  program: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const { code, stdout, stderr } = await command(program, ...args).output();
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
  await using child = command(START, "--port", String(port)).spawn();
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
  assert.doesNotMatch(text, /live/); // the page is there before
  const script = await fetch(`http://localhost:${port}/assets/live/main.js`); // waits
  assert.equal(script.status, 200);
  await script.body?.cancel();
  while (!text.includes("live")) text += (await reader.read()).value;
  assert.match(text, /The pages are live after \d+\.\d s\n$/);
  child.kill();
  await reader.cancel();
  await child.stderr.cancel();
});

Deno.test("start on a busy port says so and names another", async () => {
  using listener = Deno.listen({ hostname: "localhost", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  const { code, err } = await run(START, "--port", String(port));
  assert.equal(code, 1);
  assert.equal(err, `Port ${port} is busy; try --port ${port + 1}\n`);
});

Deno.test("book --out writes the whole book to a folder", async () => {
  const folder = await Deno.makeTempDir();
  const read = (path: string): Promise<string> => Deno.readTextFile(join(folder, "site", path));
  try {
    const args = ["--out", join(folder, "site"), "--base", "/flow/book/"];
    await Deno.mkdir(join(folder, "site"));
    await Deno.writeTextFile(join(folder, "site/thesis.tex"), "");
    const refused = await run(BOOK, ...args);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /Expected a folder that is new, empty .* holds thesis\.tex/);
    await Deno.remove(join(folder, "site/thesis.tex"));
    const { code, out, err } = await run(BOOK, ...args);
    assert.equal(code, 0, err);
    assert.match(out, /The book is in .*: \d+ KB, \d+\.\d s\n$/);
    assert.match(await read("index.html"), /^<!doctype html>/);
    assert.match(await read("404.html"), /href="\/flow\/book\/index\.html"/);
    assert.ok((await read("assets/live/main.js")).length > 0);
    assert.match(await read("assets/live/worker.js"), /flowbook\/tensors/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("start explains its options when it gets others", async () => {
  for (const args of [["--prot", "1"], ["--port", "ten"], ["--port", "70000"], ["extra"]]) {
    const { code, err } = await run(START, ...args);
    assert.equal(code, 2);
    assert.match(err, /Usage: deno task start/);
  }
});

Deno.test("book explains its options when it gets others", async () => {
  for (const args of [[], ["--out"], ["--out", ""], ["--out", "x", "--base", "flow"], ["--port"]]) {
    const { code, err } = await run(BOOK, ...args);
    assert.equal(code, 2);
    assert.match(err, /Usage: deno task book/);
  }
});

Deno.test("start loads no tensors, no plotting and no kernel", async () => {
  const info = new Deno.Command(Deno.execPath(), { args: ["info", "--json", START] });
  const { modules } = JSON.parse(new TextDecoder().decode((await info.output()).stdout));
  const heavy =
    /tensorflow|plotly|lib\/tensors|press\/(?:kernel|reproduce\/(?:reproduce_chapter|execute|mod))/;
  const names = (modules as { specifier: string }[]).map(({ specifier }) => specifier);
  assert.ok(names.length > 30);
  assert.deepEqual(names.filter((name) => heavy.test(name)), []);
});
