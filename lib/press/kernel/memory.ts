/**
 * Memory that a process holds at this moment, in bytes; undefined where the system does not say.
 *
 * @see Linux, proc(5), `VmRSS` in `/proc/PID/status`: the same number as in `statm`, but in kB,
 * so that the page size need not be known.
 */
async function residentMemory(pid: number): Promise<number | undefined> {
  try {
    const status = await Deno.readTextFile(`/proc/${pid}/status`);
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/**
 * Looks at a process every `everyMs` and calls `tooMuch` when it holds more than `limit` bytes.
 *
 * @returns a function that ends the watch
 */
export function watchMemory(
  { pid, limit, everyMs }: { pid: number; limit: number; everyMs: number },
  tooMuch: () => void,
): () => void {
  const timer = setInterval(async () => {
    if ((await residentMemory(pid) ?? 0) > limit) tooMuch();
  }, everyMs);
  return () => clearInterval(timer);
}
