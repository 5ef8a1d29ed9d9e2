import { element } from "../../element.ts";
import type { SavedFilm } from "../../../show/saved_film.ts";
import { tracesAt } from "./between.ts";
import { canDraw, type DrawnPlot, drawTraces } from "./canvas.ts";

/** A film, and the picture over which it moves. */
export interface Scene {
  readonly film: SavedFilm;
  /** Holds Plotly's element. */
  readonly stage: HTMLElement;
  readonly plot: DrawnPlot;
  /** Pixels of the screen for one of the figure's. */
  readonly scale: () => number;
  /** The frame to begin with; the film begins anew from its last. */
  readonly from: number;
}

/** How a film is played, and who is told. */
export interface PlayOptions extends Scene {
  /** From the first frame to the last. */
  readonly seconds: number;
  /** Hears of the nearest frame while the film moves. */
  readonly onMove: (frame: number) => void;
  /** Has Plotly show a frame, with its number and its words. */
  readonly show: (frame: number) => Promise<void>;
  /** Hears on which frame the film has come to rest. */
  readonly onRest: (frame: number) => void;
}

const LONGEST_STEP = 100; // milliseconds: a busy page slows a film down and skips nothing
const STILL = 900; // milliseconds for each frame, where nothing may move
const SHARPEST = 3; // pixels of the canvas for one of the screen: more is not seen

/**
 * Plays a film: a canvas while it moves, and Plotly's own picture when it rests.
 *
 * It rests at its end, and when it is hidden, printed or scrolled away: always on a frame, so that
 * picture, number and words agree. Where the reader wants no motion, and where a frame changes what
 * the canvas does not draw, it shows one frame after the other.
 *
 * @returns brings it to rest, on the nearest frame
 */
export function play(options: PlayOptions): () => void {
  const { film, stage, plot, scale, from, seconds, onMove, show, onRest } = options;
  const resting = new AbortController(), { signal } = resting;
  const canvas = element("canvas", { "aria-hidden": "true" }); // Plotly's element has the words
  const last = (film.frames?.length ?? 1) - 1;
  let place = from < last ? from : 0, before = performance.now(), inSight = false;

  function paint(): void {
    const sharpness = Math.min(SHARPEST, scale() * devicePixelRatio);
    const width = Math.round(plot.offsetWidth * sharpness);
    const height = Math.round(plot.offsetHeight * sharpness);
    if (canvas.width !== width || canvas.height !== height) {
      Object.assign(canvas, { width, height });
    }
    drawTraces(canvas.getContext("2d")!, plot, tracesAt(film, place), sharpness);
    if (!canvas.isConnected) stage.append(canvas); // from here on Plotly's marks are hidden
  }

  function tick(now: number): void {
    if (signal.aborted) return;
    // The first time may be earlier than the click that started the film.
    const passed = Math.min(LONGEST_STEP, Math.max(0, now - before));
    before = now;
    place = Math.min(last, place + passed / 1000 / seconds * last);
    paint();
    onMove(Math.round(place));
    if (place === last) rest();
    else requestAnimationFrame(tick);
  }

  async function showStills(): Promise<void> {
    await show(place);
    while (place < last) {
      await new Promise((resolve) => setTimeout(resolve, STILL));
      if (signal.aborted) return;
      await show(++place);
    }
    rest();
  }

  function rest(): void {
    if (signal.aborted) return;
    resting.abort();
    seen.disconnect();
    place = Math.round(place);
    if (canvas.isConnected) paint(); // at once: paper does not wait for Plotly
    show(place).finally(() => canvas.remove());
    onRest(place);
  }

  const seen = new IntersectionObserver(([entry]) => {
    if (entry!.isIntersecting) inSight = true;
    else if (inSight) rest(); // and not before the reader, whose Play is above it, gets there
  });
  seen.observe(stage);
  addEventListener("beforeprint", rest, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && rest(), { signal });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (calm || !moves(film)) showStills();
  else requestAnimationFrame(tick);
  return rest;
}

/** Whether the canvas draws all that changes. */
function moves({ data, frames = [] }: SavedFilm): boolean {
  return data.every(canDraw) && frames.every(({ layout }) => layout === undefined);
}
