/**
 * Code for a kernel: it ends when the process that started it has ended.
 *
 * A process that is killed, or that runs out of memory, cannot end its kernels any more. The system
 * then gives them another parent, which is seen here as soon as no cell computes. (On Windows a
 * process keeps the number of its parent, and nothing is seen.)
 */
export const FOLLOW_PARENT = `(() => {
  const { exit } = Deno, parent = Deno.ppid;
  Deno.unrefTimer(setInterval(() => Deno.ppid === parent || exit(), 500));
})();`;
