/**
 * Drives Firefox by WebDriver BiDi over its websocket: Playwright knows only its own build of it.
 *
 * @module
 */
import { join } from "node:path";
import { findProgram } from "../../lib/press/doctor/look.ts";
import { waitAtMost } from "../../lib/press/kernel/wait.ts";
import { thisMachine } from "../../lib/press/kernelspec/mod.ts";
import type { Tab } from "./tab.ts";

/** Silences what a fresh profile asks the network for. */
const PREFERENCES = `
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
`;

/** The program, if there is one. */
export const FIREFOX: string | undefined = Deno.env.get("FLOWBOOK_FIREFOX") ||
  (findProgram(thisMachine(), "firefox-esr") ?? findProgram(thisMachine(), "firefox"));

/** What comes back over the websocket. */
type Reply = { readonly id?: number; readonly [field: string]: unknown };

/**
 * Starts Firefox with a fresh profile.
 *
 * @throws {Error} when it does not open its websocket
 */
export async function startFirefox(program: string): Promise<Tab> {
  const profile = await Deno.makeTempDir();
  await Deno.writeTextFile(join(profile, "user.js"), PREFERENCES);
  const child = new Deno.Command(program, {
    args: ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile],
    env: { HOME: profile, MOZ_CRASHREPORTER_DISABLE: "1" },
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const address = await waitAtMost(60_000, websocketOf(child.stderr));
  if (address === undefined) {
    child.kill("SIGKILL");
    throw new Error("Firefox opened no websocket within a minute");
  }
  const ask = await connect(`${address}/session`);
  await ask("session.new", { capabilities: {} });
  const { contexts: [tab] } = await ask("browsingContext.getTree", {}) as {
    contexts: { context: string }[];
  };
  const context = tab!.context;

  return {
    async goto(url): Promise<void> {
      await ask("browsingContext.navigate", { context, url, wait: "complete" });
    },
    async evaluate(expression): Promise<unknown> {
      const said = await ask("script.evaluate", {
        expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
        target: { context },
        awaitPromise: true,
      }) as { result: { value: string }; exceptionDetails?: { text: string } };
      if (said.exceptionDetails) throw new Error(said.exceptionDetails.text);
      return JSON.parse(said.result.value);
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await ask("browser.close", {}).catch(() => child.kill());
      await child.status;
      await Deno.remove(profile, { recursive: true });
    },
  };
}

/** Waits for the line in which Firefox says where it listens, and reads on so that it never waits. */
async function websocketOf(stderr: ReadableStream<Uint8Array>): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  (async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of stderr) {
      text += decoder.decode(chunk, { stream: true });
      const address = /BiDi listening on (ws:\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    }
    reject(new Error(`Firefox opened no websocket: ${text}`));
  })();
  return await promise;
}

async function connect(url: string): Promise<(method: string, params: object) => Promise<unknown>> {
  const socket = new WebSocket(url);
  const open = Promise.withResolvers<void>();
  socket.onopen = () => open.resolve();
  socket.onerror = () => open.reject(new Error(`No connection to ${url}`));
  await open.promise;
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.onmessage = ({ data }) => {
    const reply = JSON.parse(data) as Reply;
    waiting.get(reply.id ?? -1)?.(reply);
  };
  let count = 0;
  return async (method, params) => {
    const id = ++count, { promise, resolve } = Promise.withResolvers<Reply>();
    waiting.set(id, resolve);
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error, message } = await promise;
    if (error) throw new Error(`${method}: ${error}: ${message}`);
    return result;
  };
}
