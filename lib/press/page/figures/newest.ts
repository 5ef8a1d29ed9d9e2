/**
 * Lets something follow a value at the pace of the screen: while one drawing is under way only the
 * newest value waits, and between two drawings there is a frame.
 *
 * @param draw    what follows; an error of it is handed to `failed`, and the next value goes on
 * @param failed  is told why a drawing did not come about
 * @param pause   until the next frame
 * @returns takes a value at any time
 *
 * @example
 * ```ts
 * import { followNewest } from "./newest.ts";
 * const seen: number[] = [];
 * const draw = (value: number) => Promise.resolve(void seen.push(value));
 * const follow = followNewest(draw, console.error, () => Promise.resolve());
 * [1, 2, 3].forEach(follow);
 * await new Promise((resolve) => setTimeout(resolve, 5));
 * console.log(seen); // [1, 3]
 * ```
 */
export function followNewest<T>(
  draw: (value: T) => Promise<void>,
  failed: (error: unknown) => void,
  pause: () => Promise<unknown> = nextFrame,
): (value: T) => void {
  let waiting: { readonly value: T } | undefined;
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    while (waiting) {
      const { value } = waiting;
      waiting = undefined;
      await draw(value).catch(failed);
      await pause();
    }
    busy = false;
  }

  return (value) => {
    waiting = { value };
    if (!busy) work();
  };
}

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}
