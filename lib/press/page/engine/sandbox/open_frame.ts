import { element } from "../../element.ts";
import type { FromFrame, ToFrame } from "./frame_messages.ts";
import { watch } from "./watch.ts";

/** Whether cells may run in the page's own worker, with the origin of the book. */
export type WithoutFrame = "run" | "refuse";

/** What a place for a worker is told when it is opened. */
export interface SandboxOptions {
  /** Address of the folder with the book's scripts, ending in "/". */
  readonly folder: string;
  /** The script of the worker in that folder. */
  readonly script: string;
  /** Aborts to end the worker at once, whatever it computes. */
  readonly signal: AbortSignal;
  /** Is told why when the worker breaks after it was opened. */
  readonly broken: (reason: string) => void;
  /** Is asked where the worker can have no frame. */
  readonly withoutFrame: () => Promise<WithoutFrame>;
}

/** The script of the worker cannot be had, wherever it is to run. */
export class MissingScript extends Error {}

/** How long a frame that has loaded may stay silent, in milliseconds, until it counts as refused. */
const SILENCE = 1000;

/** How often the frame is asked whether it is there, in milliseconds. */
const BEAT = 1000;

/** Why a frame that was there is there no more. */
const GONE = "The browser has ended the cells of this page; most likely their memory was full";

/** One pixel in the corner: what is hidden altogether, browsers slow down. */
const STYLE = "position:fixed;left:0;top:0;width:1px;height:1px;border:0;opacity:0;" +
  "pointer-events:none";

/**
 * Starts the worker in a frame whose origin is nobody's.
 *
 * Browsers that keep sites apart give such a frame a process of its own, so a cell that fills the
 * memory ends that process and not the page. The worker reaches neither the network nor what the
 * book has stored, on any host, because the frame brings its own policy; so the page loads the script
 * and hands it in.
 *
 * @returns the port to the worker, once the worker listens
 * @throws {Error} when the frame is refused or the worker does not start; nothing of it is left then
 */
export async function openFrame(options: SandboxOptions): Promise<MessagePort> {
  const { folder, broken } = options;
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const { promise: port, resolve, reject } = Promise.withResolvers<MessagePort>();
  const script = load(folder + options.script, signal).catch(() => {
    throw new MissingScript("The worker could not be loaded");
  });
  script.catch(reject);
  const frame = element("iframe", {
    ...{ sandbox: "allow-scripts", src: `${folder}cells.html`, style: STYLE },
    ...{ title: "Where cells run", tabindex: "-1", "aria-hidden": "true" },
  });
  const tell = (said: ToFrame): void => frame.contentWindow?.postMessage(said, "*");
  let answered: (() => void) | undefined; // from the first word on

  function begin(): void {
    answered = watch({
      ask: () => tell({ kind: "ask" }),
      beat: BEAT,
      gone: () => broken(GONE),
      signal,
    });
    script.then((script) => tell({ kind: "start", script }), () => {});
  }

  function take(said: FromFrame, ports: readonly MessagePort[]): void {
    switch (said.kind) {
      case "here":
        return answered ? answered() : begin();
      case "listening":
        return resolve(ports[0]!);
      case "broken":
        reject(new Error(said.reason)); // before it listens; afterwards:
        port.then(() => broken(said.reason), () => {});
    }
  }

  addEventListener("message", ({ source, data, ports }: MessageEvent<FromFrame>) => {
    if (source === frame.contentWindow) take(data, ports);
  }, { signal });
  frame.onload = () => {
    setTimeout(() => answered ?? reject(new Error("The frame was refused")), SILENCE);
  };
  signal.addEventListener("abort", () => {
    frame.remove();
    reject(signal.reason);
  });
  document.body.append(frame);
  return await port.catch((error) => {
    failed.abort();
    throw error;
  });
}

async function load(address: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address} could not be loaded`);
  return new Blob([await response.arrayBuffer()], { type: "text/javascript" });
}
