import { usageOf } from "./outside/usage.ts";
import { findRoom } from "./outside/jail.ts";

/**
 * The walls that stand around a child on this machine, each as a sentence for a lecturer; those that
 * are missing are named, too.
 */
export async function walls(): Promise<string[]> {
  const room = await findRoom();
  const isWatched = usageOf(Deno.pid) !== undefined;
  return [
    "Student code runs in a process of its own, with no permission to read, write, start programs or use the network.",
    "It finds the language and the modules of its sheet, and nothing else: no text becomes code, and nothing else can be imported.",
    room === "a room of its own"
      ? "Linux gives it an empty root folder, no network and no sight of other processes."
      : "This system gives it no root folder of its own: that it reads no file rests on Deno alone.",
    isWatched
      ? "Its processor time and its memory are watched, and it is ended when it uses more than it may."
      : "This system does not say what a process uses: time is taken from the clock, and memory is limited for lists and objects only, not for typed arrays.",
    "What it prints and answers is read as data, of a limited length.",
  ];
}
