import { hooks } from "../hooks.ts";
import type { FlatValues } from "../../../notebook/records/input_values.ts";
import type { SliderStates } from "./chapter_page.ts";

/** The sliders of a page, also as a link has them. */
export interface AllSliders extends SliderStates {
  /** All that the reader, or a link, has moved. */
  all(): Readonly<Record<string, FlatValues>>;
  /** Puts sliders where a link wants them. */
  restore(sliders: Readonly<Record<string, FlatValues>>): void;
}

/** Sliders that nobody has moved yet. */
export function slidersAtRest(): AllSliders {
  const values = new Map<string, FlatValues>();
  const restored = hooks<[string, FlatValues]>();
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
