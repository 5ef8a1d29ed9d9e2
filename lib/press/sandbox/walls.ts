import { findRoom } from "./outside/jail.ts";
import { bestMeter } from "./outside/usage.ts";

/**
 * The walls that stand around a child on this machine, each as a sentence for a lecturer; those that
 * are missing are named, too.
 */
export async function walls(): Promise<string[]> {
  return [
    "Student code runs in a process of its own, without permission to read, write, start programs " +
    "or use the network.",
    "It finds the language and the modules of its sheet, and nothing else: no text becomes code, " +
    "and nothing else can be imported.",
    await findRoom() === "a room of its own"
      ? "Linux gives it an empty root folder, no network and no sight of other processes."
      : "This system gives it no root folder of its own: that it reads no file rests on Deno alone.",
    bestMeter() === "processor"
      ? "Its processor time and its memory are watched, and it ends when it uses more than it may."
      : "This system does not say what a process uses: time is taken from the clock, and of memory " +
        "only lists and objects are limited, not typed arrays.",
    "What it prints and answers is read as data, of limited length.",
  ];
}
