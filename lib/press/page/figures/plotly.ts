/**
 * The part of Plotly that the page uses, and how it gets there.
 *
 * @module
 */
import type { Fields } from "../../show/saved_film.ts";

/** An axis as Plotly keeps it: between data and pixels. */
export interface PlotlyAxis {
  /** Pixels from the edge of the picture to the drawing. */
  readonly _offset: number;
  d2p(value: number): number;
  p2d(pixel: number): number;
}

/** The element in which Plotly draws. */
export interface PlotlyElement extends HTMLElement {
  readonly _fullLayout?: { readonly xaxis?: PlotlyAxis; readonly yaxis?: PlotlyAxis };
}

/** What Plotly's script leaves on the window. */
export interface Plotly {
  react(
    element: HTMLElement,
    data: readonly Fields[],
    layout: Fields,
    config: Fields,
  ): Promise<unknown>;
  purge(element: HTMLElement): void;
}

let loading: Promise<Plotly> | undefined;

/**
 * Plotly, loaded when the first picture needs it: half a megabyte that a reader who only reads
 * never asks for.
 *
 * @param root what leads from the page to the root of the book
 * @throws {Error} when the script does not come; the next call tries again
 */
export function loadPlotly(root: string): Promise<Plotly> {
  return loading ??= loadScript(`${root}assets/live/plotly.js`).catch((error) => {
    loading = undefined;
    throw error;
  });
}

function loadScript(address: string): Promise<Plotly> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => {
      const { Plotly } = globalThis as { Plotly?: Plotly };
      if (Plotly) resolve(Plotly);
      else reject(new Error(`Expected Plotly in ${address}; got none`));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error("The program that draws figures could not be loaded; try again"));
    };
    document.head.append(script);
  });
}
