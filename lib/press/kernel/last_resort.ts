/**
 * Ends kernels that would outlive this process: at a signal, and when it exits.
 *
 * @module
 */

const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM", "SIGHUP"];

// Deno.exit and the end of the program; an uncaught error exits without "unload".
const ENDINGS = ["unload", "error", "unhandledrejection"];

const guarded = new Set<() => void>();
const listeners = SIGNALS.map((signal) => ({ signal, listen: () => endAll(signal) }));

/**
 * Calls `end` if this process is told to stop, or exits, before `release` is called.
 *
 * After a signal has ended the kernels it takes its usual course.
 *
 * @param end must work without waiting
 * @returns release
 */
export function guard(end: () => void): () => void {
  if (guarded.size === 0) {
    listeners.forEach(({ signal, listen }) => Deno.addSignalListener(signal, listen));
    ENDINGS.forEach((ending) => globalThis.addEventListener(ending, endGuarded));
  }
  guarded.add(end);
  return () => {
    if (guarded.delete(end) && guarded.size === 0) stopListening();
  };
}

function stopListening(): void {
  listeners.forEach(({ signal, listen }) => Deno.removeSignalListener(signal, listen));
  ENDINGS.forEach((ending) => globalThis.removeEventListener(ending, endGuarded));
}

function endGuarded(event?: Event): void {
  if (!event?.defaultPrevented) guarded.forEach((end) => end());
}

function endAll(signal: Deno.Signal): void {
  endGuarded();
  guarded.clear();
  stopListening();
  Deno.kill(Deno.pid, signal);
}
