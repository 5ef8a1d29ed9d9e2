import { button } from "../element.ts";
import type { PlayOptions, Scene } from "./player/play.ts";

/** The button of a film. */
export interface PlayButton {
  readonly element: HTMLButtonElement;
  /** Brings the film to rest, if it moves. */
  rest(): void;
  /** Hears that the film stands elsewhere: at its end it would play again. */
  standsAt(frame: number): void;
}

/** What a press of the button needs. */
export interface PlayButtonOptions extends Pick<PlayOptions, "seconds" | "onMove" | "show"> {
  /** The last frame. */
  readonly last: number;
  /** Makes the film and its picture ready; nothing, when something else has to come first. */
  readonly prepare: () => Promise<Scene | undefined>;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Plays a film and brings it to rest; its name says what the next press does. The player is loaded
 * with the first press.
 */
export function playButton(options: PlayButtonOptions): PlayButton {
  const { last, prepare, onFailure } = options;
  const made = button("Play", () => playing ? rest() : start(), { class: "quiet play" });
  let playing = false, frame = 0, presses = 0, end = (): void => {};

  function start(): void {
    playing = true;
    name();
    open(++presses).catch((error) => {
      onRest(frame);
      onFailure(error);
    });
  }

  async function open(press: number): Promise<void> {
    const [{ play }, scene] = await Promise.all([import("./player/play.ts"), prepare()]);
    if (!playing || press !== presses) return; // pressed again before it was ready
    if (scene) end = play({ ...options, ...scene, onRest });
    else onRest(frame);
  }

  function rest(): void {
    if (!playing) return;
    end();
    onRest(frame);
  }

  function onRest(where: number): void {
    playing = false;
    end = () => {};
    standsAt(where);
  }

  function standsAt(where: number): void {
    frame = where;
    name();
  }

  function name(): void {
    made.textContent = playing ? "Pause" : frame === last ? "Play again" : "Play";
  }

  return { element: made, rest, standsAt };
}
