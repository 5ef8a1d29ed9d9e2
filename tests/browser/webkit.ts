/**
 * Drives WebKit, the engine of Safari, by WebDriver: Debian's `webkit2gtk-driver`, with a screen
 * that nobody sees (`xvfb`).
 *
 * @module
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "../../lib/press/doctor/look.ts";
import { waitAtMost } from "../../lib/press/kernel/wait.ts";
import { thisMachine } from "../../lib/press/kernelspec/mod.ts";
import type { Tab } from "./tab.ts";

/** What drives WebKit. */
interface Webkit {
  readonly driver: string;
  readonly screen: string;
  /** The smallest browser around the engine. */
  readonly browser: string;
}

/** The programs, if all are there. */
export const WEBKIT: Webkit | undefined = findWebkit();

function findWebkit(): Webkit | undefined {
  const driver = findProgram(thisMachine(), "WebKitWebDriver");
  const screen = findProgram(thisMachine(), "Xvfb");
  const browser = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"].filter(existsSync)
    .flatMap((folder) =>
      readdirSync(folder).filter((name) => name.startsWith("webkit2gtk-4"))
        .map((name) => join(folder, name, "MiniBrowser"))
    ).find(existsSync);
  return driver && screen && browser ? { driver, screen, browser } : undefined;
}

/** How long one question may take, on a machine under load; no page of ours keeps still so long. */
const MOST_MS = 60_000;

/**
 * Starts a screen, the driver and a browser. An expression must have its value within a minute:
 * longer work is asked about again and again.
 *
 * @throws {Error} when one of them does not start within a minute; so do the methods of the tab
 */
export async function startWebkit({ driver, screen, browser }: Webkit): Promise<Tab> {
  const { process: display, number } = await startScreen(screen);
  const port = freePort();
  const server = new Deno.Command(driver, {
    args: [`--port=${port}`],
    env: { DISPLAY: `:${number}` },
    stdout: "null",
    stderr: "null",
  }).spawn();
  const stop = async (): Promise<void> => {
    for (const process of [server, display]) await end(process);
  };
  try {
    const ask = await openSession(`http://127.0.0.1:${port}/session`, browser);
    await ask("POST", "/timeouts", { script: MOST_MS / 2 }); // a page that answers, but not with a value
    return {
      async goto(url): Promise<void> {
        await ask("POST", "/url", { url });
      },
      async evaluate(expression): Promise<unknown> {
        const said = await ask("POST", "/execute/async", {
          script: `const done = arguments[0];
            Promise.resolve().then(() => (${expression})).then(
              (value) => done({ value: JSON.stringify(value ?? null) }),
              (error) => done({ error: String(error) }),
            );`,
          args: [],
        }) as { readonly value: string } | { readonly error: string };
        if ("error" in said) throw new Error(said.error);
        return JSON.parse(said.value);
      },
      async [Symbol.asyncDispose](): Promise<void> {
        await ask("DELETE", "", undefined).catch(() => {}); // the driver ends it all the same
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends a process, which may not listen, or be gone. */
async function end(process: Deno.ChildProcess): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    try {
      process.kill(signal);
    } catch { /* it is gone */ }
    if (await waitAtMost(5000, process.status)) return;
  }
}

/** A screen with a number that is free: the server chooses it and says so. */
async function startScreen(
  program: string,
): Promise<{ readonly process: Deno.ChildProcess; readonly number: number }> {
  const process = new Deno.Command(program, {
    args: ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const line = await waitAtMost(MOST_MS, firstLine(process.stdout));
  const number = Number(line?.trim() || NaN);
  if (!Number.isInteger(number)) {
    await end(process);
    throw new Error("Xvfb opened no screen");
  }
  return { process, number };
}

/** All of a first line: a screen whose reader leaves before the end of its line breaks off. */
async function firstLine(output: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let text = "";
  for await (const chunk of output.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes("\n")) break;
  }
  return text;
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

type Ask = (method: string, path: string, body: object | undefined) => Promise<unknown>;

async function openSession(sessions: string, binary: string): Promise<Ask> {
  const send = async (url: string, method: string, body: object | undefined): Promise<unknown> => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { "content-type": "application/json" };
    const signal = AbortSignal.timeout(MOST_MS);
    const { value } = await fetch(url, { method, headers, signal, ...text })
      .then((answer) => answer.json())
      .catch((error) => {
        if (error.name !== "TimeoutError") throw error;
        throw new Error(`WebKit did not answer ${method} ${new URL(url).pathname}`);
      });
    if (typeof value?.error === "string") throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const options = { binary, args: ["--automation"] };
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
  for (const end = Date.now() + MOST_MS;;) { // until the driver listens
    try {
      const { sessionId } = await send(sessions, "POST", { capabilities }) as { sessionId: string };
      return (method, path, body) => send(`${sessions}/${sessionId}${path}`, method, body);
    } catch (error) {
      if (Date.now() > end || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
