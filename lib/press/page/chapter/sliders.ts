import { hooks } from "../hooks.ts";
import type { SliderStates, SliderValues } from "./chapter_page.ts";

/** The sliders of a page, also as a link has them. */
export interface AllSliders extends SliderStates {
  /** All that the reader, or a link, has moved. */
  all(): Readonly<Record<string, SliderValues>>;
  /** Puts sliders where a link wants them. */
  restore(sliders: Readonly<Record<string, SliderValues>>): void;
}

/** Sliders that nobody has moved yet. */
export function slidersAtRest(): AllSliders {
  const values = new Map<string, SliderValues>();
  const restored = hooks<[string, SliderValues]>();
  return {
    get: (key) => values.get(key),
    set: (key, moved) => void values.set(key, moved),
    onRestore: restored.add,
    all: () => Object.fromEntries(values),
    restore(sliders): void {
      for (const [key, moved] of Object.entries(sliders)) {
        values.set(key, moved);
        restored.call(key, moved);
      }
    },
  };
}
