import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { guard } from "../../kernel/last_resort.ts";

/** What the language server says of a place; lines and characters count from 0. */
export interface Diagnostic {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  /** 1 is an error. */
  readonly severity: number;
  readonly code: string | number;
  readonly message: string;
}

/** A language server that keeps one module in mind, and everything that it imports. */
export interface LanguageServer extends Disposable {
  /**
   * What is to be said of the module when this is its text.
   *
   * @param changed paths of other files that have changed since the last time
   * @throws {Error} when the server is gone
   */
  examine(text: string, changed: readonly string[]): Promise<readonly Diagnostic[]>;
}

const OPTIONS = { enable: true, lint: false, documentPreloadLimit: 0 };

/**
 * Starts `deno lsp` in a folder with `deno.json`.
 *
 * @param root the folder
 * @param file where the module would stand; it need not be there
 * @see Language Server Protocol 3.17: textDocument/didChange, textDocument/diagnostic
 */
export async function startLanguageServer(root: string, file: string): Promise<LanguageServer> {
  const child = spawn(Deno.execPath(), ["lsp"], {
    cwd: root,
    stdio: ["pipe", "pipe", "ignore"],
    env: { ...Deno.env.toObject(), DENO_NO_UPDATE_CHECK: "1" },
  });
  const release = guard(() => void child.kill());
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onError(() => {}); // every request says so too
  connection.onClose(() => connection.dispose()); // so that no request waits for ever
  connection.listen();
  const rootUri = pathToFileURL(root).href, uri = pathToFileURL(file).href;
  let version = 0;

  await connection.sendRequest("initialize", {
    processId: Deno.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: "course" }], // where it looks for deno.json
    capabilities: { workspace: { workspaceFolders: true }, textDocument: { diagnostic: {} } },
    initializationOptions: OPTIONS,
  });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "typescript", version, text: "" },
  });

  async function examine(
    text: string,
    changed: readonly string[],
  ): Promise<readonly Diagnostic[]> {
    if (changed.length > 0) {
      const changes = changed.map((path) => ({ uri: pathToFileURL(path).href, type: 2 }));
      await connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    }
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: ++version },
      contentChanges: [{ text }],
    });
    const { items } = await connection.sendRequest<{ items: Diagnostic[] }>(
      "textDocument/diagnostic",
      { textDocument: { uri } },
    );
    return items;
  }

  return {
    examine,
    [Symbol.dispose]: () => {
      release();
      child.kill();
    },
  };
}
