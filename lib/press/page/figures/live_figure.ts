import type { Fields, SavedFilm } from "../../show/saved_film.ts";
import type { MimeBundle } from "../../ipynb/notebook.ts";
import { needsColumn } from "../../../notebook/explore/column.ts";
import { withoutSlider } from "../../../notebook/explore/slider.ts";
import type { ChapterPage, PageCell } from "../chapter/chapter_page.ts";
import { element } from "../element.ts";
import { type Drawing, openDrawing } from "./drawing.ts";
import { exploreView } from "./explore_view.ts";
import { readFilm } from "./film.ts";
import type { ExploreInputs } from "./inputs.ts";
import { loadPlotly } from "./plotly.ts";
import { type Fit, sizeOf } from "./size.ts";
import { heightBefore } from "./views.ts";
import { captionOf, readWords } from "./words.ts";

const PLOTLY = "application/vnd.plotly.v1+json";

/** To which cell of which page a picture belongs. */
export interface PlotPlace {
  readonly page: ChapterPage;
  readonly cell: PageCell;
}

/** Drawings by the output they stand in, for cells that update a picture. */
const drawings = new WeakMap<HTMLElement, Promise<Drawing>>();

/** Draws the figure of an output, or shows what it has become. */
export async function liveFigure(
  into: HTMLElement,
  data: MimeBundle,
  { page }: PlotPlace,
): Promise<void> {
  const film = filmOf(data);
  const words = readWords(data["text/plain"]);
  const held = into.querySelector<HTMLElement>(":scope > figure .drawing");
  const room = held ?? frame(into, words, "figure").room;
  if (held) into.querySelector("figcaption")?.replaceWith(captionOf(words).element);
  reserve(room, film.layout, { kind: "whole" });
  if (!held) drawings.set(into, openIn(room, () => ({ kind: "whole" }), page));
  await (await drawings.get(into)!).show(film, words.description);
}

/** Draws the picture of an output with its inputs. */
export function liveExplore(
  into: HTMLElement,
  data: MimeBundle,
  explore: ExploreInputs,
  { page, cell }: PlotPlace,
): void {
  const film = filmOf(data);
  const words = readWords(data["text/plain"]);
  const across = !needsColumn(film);
  const name = `figure explore ${across ? "across" : "down"}`;
  const { figure, room, describe } = frame(into, words, name);
  let fit: Fit = { kind: "whole" };
  const open = (): Promise<Drawing> => openIn(room, () => fit, page); // it is known below
  exploreView({
    page,
    cell,
    figure,
    explore,
    film: () => Promise.resolve(film),
    open,
    words: words.description,
    describe,
  });
  const before = heightBefore(figure, cell);
  const height = before === undefined ? undefined : before - figure.offsetHeight;
  if (across) fit = { kind: "wide", height };
  reserve(room, film.layout, fit);
}

function filmOf(data: MimeBundle): SavedFilm {
  const { layout, ...film } = readFilm(data[PLOTLY]);
  return { ...film, layout: withoutSlider(layout) as Fields };
}

/** The figure around a drawing, with its words. */
function frame(
  into: HTMLElement,
  words: ReturnType<typeof readWords>,
  name: string,
): { figure: HTMLElement; room: HTMLElement; describe: (words: string) => void } {
  const room = element("div", { class: "drawing" });
  const caption = captionOf(words);
  const figure = element(
    "figure",
    { class: name },
    element("div", { class: "card" }, room),
    caption.element,
  );
  into.replaceChildren(figure);
  return { figure, room, describe: caption.describe };
}

/** Keeps the place of a picture while its program is being loaded, so that nothing jumps. */
function reserve(room: HTMLElement, layout: Fields, fit: Fit): void {
  const { height, scale } = sizeOf(layout, room.clientWidth, fit);
  if (scale > 0) room.style.height = `${height * scale}px`;
}

async function openIn(
  room: HTMLElement,
  fit: () => Fit,
  page: ChapterPage,
): Promise<Drawing> {
  const plotly = await loadPlotly(page.config.root);
  return openDrawing({ plotly, into: room, fit: fit(), onEnd: () => {} });
}
