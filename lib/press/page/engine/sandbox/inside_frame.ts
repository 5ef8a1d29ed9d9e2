/**
 * The script of `cells.html`, the frame in which the worker of cells lives.
 *
 * It starts the worker that the page hands it, and hands the page the port to that worker. It does
 * so only where its origin is nobody's, as in a frame with `sandbox`: elsewhere a foreign page could
 * make it run a script as the book.
 *
 * @module
 */
import type { FromFrame, ToFrame } from "./frame_messages.ts";

function tell(message: FromFrame, ports: Transferable[] = []): void {
  parent.postMessage(message, { targetOrigin: "*", transfer: ports }); // it holds no secret
}

function start(script: Blob): void {
  // Browsers refuse modules as workers here, but let a classic worker import one.
  const boot = `import(${JSON.stringify(URL.createObjectURL(script))})` +
    `.catch((error) => setTimeout(() => { throw error; }));`;
  const worker = new Worker(URL.createObjectURL(new Blob([boot])), { name: "cells" });
  worker.onmessage = ({ ports }) => tell({ kind: "listening" }, [...ports]);
  worker.onerror = ({ message }) => tell({ kind: "broken", reason: message });
}

function take(said: ToFrame): void {
  if (said.kind === "ask") tell({ kind: "here" });
  if (said.kind !== "start") return;
  try {
    start(said.script);
  } catch (error) {
    tell({ kind: "broken", reason: String(error) });
  }
}

if (self.origin === "null" && parent !== self) {
  onmessage = ({ source, data }: MessageEvent<ToFrame>) => {
    if (source === parent) take(data);
  };
  tell({ kind: "here" });
}
