import type { PageConfig } from "../show/page_config.ts";
import { slidersAtRest } from "./chapter/sliders.ts";
import { touchExplore } from "./figures/still_figure.ts";

/** Lets the film of the first page play. It needs nothing but its saved frames: no cell runs here. */
export function hydrateCover(config: PageConfig): void {
  const cover = document.querySelector<HTMLElement>(".cover");
  const figure = cover?.querySelector<HTMLElement>(":scope > figure.explore[data-plotly]");
  if (!cover || !figure) return;
  const noCell = (): Promise<never> => Promise.reject(new Error("no cell runs on this page"));
  const page = {
    config,
    sliders: slidersAtRest(),
    engine: { draw: noCell },
    run: noCell,
    onState: () => {},
    status: () => {},
  };
  touchExplore(figure, page, { id: "cover", outputs: cover });
}
