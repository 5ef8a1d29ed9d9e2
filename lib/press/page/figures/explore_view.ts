import type { SavedFilm } from "../../show/saved_film.ts";
import type { FlatValues } from "../../../notebook/records/input_values.ts";
import { button } from "../element.ts";
import { makeControls } from "./controls.ts";
import type { Drawing } from "./drawing.ts";
import type { FigureCell, FigurePage } from "./figure_page.ts";
import { drawFilm, frameOf } from "./film.ts";
import { addHandle, type Handle } from "./handle.ts";
import {
  type ExploreInputs,
  frameAt,
  nearestIndex,
  possibleValues,
  printValues,
} from "./inputs.ts";
import { followNewest } from "./newest.ts";
import { playButton } from "./play_button.ts";
import type { DrawnPlot } from "./player/canvas.ts";
import type { Scene } from "./player/play.ts";
import { indexOf, registerView } from "./views.ts";

/** A picture with inputs, and the place where it is drawn. */
export interface ExploreOptions {
  readonly page: FigurePage;
  readonly cell: FigureCell;
  /** `figure.explore`, below whose heading the inputs stand. */
  readonly figure: HTMLElement;
  readonly explore: ExploreInputs;
  /** Loads the saved frames. */
  readonly film: () => Promise<SavedFilm>;
  /** Makes room for the drawing, the first time. */
  readonly open: () => Promise<Drawing>;
  /** What the picture shows at its start, in words. */
  readonly words: string;
  /** Puts the words of a new picture below it. */
  readonly describe: (words: string) => void;
}

/** In which picture the keyboard was when its cell was run again. */
let left: { readonly key: string; readonly name: string } | undefined;

/**
 * Gives a picture its sliders and points.
 *
 * What the saved frames show is shown from them; for everything else the cell runs in the reader's
 * browser, and from then on all inputs are drawn anew as they move.
 */
export function exploreView(options: ExploreOptions): void {
  const { page, cell, figure, explore: { inputs, live, descriptions }, words } = options;
  const [first] = inputs;
  const key = `${cell.id}/${indexOf(figure, cell)}`;
  let values = possibleValues(inputs, page.sliders.get(key));
  let opened: Promise<Drawing> | undefined;
  const handles = new Map<string, Handle>();
  let outdated = live === undefined, running = false;
  const player = first.play === undefined ? undefined : playButton({
    seconds: first.play,
    last: first.values.length - 1,
    prepare: scene,
    onMove: (frame) => controls.glide(frame),
    show: standAt,
    onFailure: failed,
  });
  const controls = makeControls({
    inputs,
    play: player?.element,
    onHold: () => player?.rest(),
    onMove: move,
    onPoint: takePoint,
  });
  const follow = followNewest(draw, failed);

  function move(moved: FlatValues): void {
    player?.rest();
    values = { ...values, ...moved };
    page.sliders.set(key, values);
    show();
    if (needsRun()) recompute();
    else follow(values);
  }

  function show(): void {
    controls.show(values);
    player?.standsAt(nearestIndex(first, values[first.name]!));
    for (const handle of handles.values()) handle.show(values);
  }

  function needsRun(): boolean {
    return outdated && frameAt(inputs, values) === undefined;
  }

  async function draw(wanted: FlatValues): Promise<void> {
    const drawing = await place();
    const frame = frameAt(inputs, wanted);
    const saved = frame === undefined ? undefined : descriptions?.[frame];
    if (!outdated && saved === undefined) {
      const drawn = await page.engine.draw(live!, wanted);
      options.describe(drawn.description);
      await drawing.show(drawn, drawn.description);
    } else {
      const about = saved ?? words;
      const label = frame === undefined ? words : `${printValues(inputs, wanted)}. ${about}`;
      if (saved !== undefined) options.describe(label);
      await drawing.show(frameOf(await options.film(), frame ?? -1), label);
    }
    if (!running) controls.note("");
  }

  /** Puts a film on one of its frames. */
  function standAt(frame: number): Promise<void> {
    values = { ...values, [first.name]: first.values[frame]! };
    page.sliders.set(key, values);
    show();
    return draw(values).catch(failed);
  }

  /** The film for these values of the other inputs, over a picture that is drawn. */
  async function scene(): Promise<Scene | undefined> {
    if (needsRun()) return void recompute();
    const moved = page.sliders.get(key) !== undefined;
    const from = moved ? nearestIndex(first, values[first.name]!) : 0;
    const drawing = await place(), { stage, plot } = drawing;
    if (plot._fullLayout === undefined) await draw(values);
    const film = await frames();
    return { film, stage, plot: plot as DrawnPlot, scale: () => drawing.scale, from };
  }

  function frames(): Promise<SavedFilm> {
    if (frameAt(inputs, values) !== undefined) return options.film();
    const { name } = first;
    return drawFilm(first.values, (value) => page.engine.draw(live!, { ...values, [name]: value }));
  }

  function failed(error: unknown): void {
    if ((error as Error).name === "AbortError") return; // a newer picture is on its way
    controls.note(`This picture could not be drawn: ${(error as Error).message}`);
  }

  /** The drawing with its handles; made once. */
  function place(): Promise<Drawing> {
    return opened ??= options.open().then((drawing) => {
      for (const input of inputs) {
        if (input.kind === "point") handles.set(input.name, addHandle(input, drawing, move));
      }
      show();
      return drawing;
    }, (error) => {
      opened = undefined;
      throw error;
    });
  }

  async function recompute(): Promise<void> {
    if (running) return; // what comes then is drawn for the newest values
    running = true;
    const words = "This recomputes in your browser …";
    controls.note(words);
    page.status(words);
    const name = controls.focused() ?? handleInFocus();
    left = name === undefined ? undefined : { key, name };
    const { outcome } = await page.run(cell.id).catch(() => ({ outcome: "error" }));
    running = false;
    if (!figure.isConnected || outcome === "ok") return;
    const again = button("Try again", () => void recompute(), { class: "quiet" });
    controls.note(outcome === "stopped" ? "Stopped." : "A cell above did not run through.", again);
  }

  function handleInFocus(): string | undefined {
    const ring = document.activeElement;
    return ring?.matches(".handle") && figure.contains(ring) ? [...handles.keys()][0] : undefined;
  }

  function takePoint(name: string): void {
    follow(values);
    place().then(() => handles.get(name)?.focus(), failed);
  }

  function restore(wanted: FlatValues | undefined): void {
    player?.rest();
    values = possibleValues(inputs, wanted);
    show();
    if (!needsRun()) return follow(values);
    const run = button("Draw it", () => void recompute(), { class: "quiet" });
    controls.note("These values are drawn by running the cells above in your browser.", run);
  }

  const heading = figure.querySelector(":scope > .figure-title");
  heading ? heading.after(controls.element) : figure.prepend(controls.element);
  show();
  registerView(page, key, { cell, restore, outdate: () => void (outdated = true) });
  const moved = page.sliders.get(key) !== undefined;
  if (moved) restore(page.sliders.get(key));
  else if (live !== undefined) follow(values);
  if (left?.key === key && live !== undefined) {
    const { name } = left;
    left = undefined;
    if (inputs.some((input) => input.name === name && input.kind === "point")) takePoint(name);
    else controls.focus(name);
  }
}
