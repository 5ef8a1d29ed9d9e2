import type { SavedFilm } from "../../show/saved_film.ts";
import type { ChapterPage } from "../chapter/chapter_page.ts";
import { button, element } from "../element.ts";
import { type Drawing, openDrawing } from "./drawing.ts";
import { exploreView } from "./explore_view.ts";
import type { FigureCell, FigurePage } from "./figure_page.ts";
import { readFilm } from "./film.ts";
import { readInputs } from "./inputs.ts";
import { loadPlotly } from "./plotly.ts";
import type { Fit } from "./size.ts";
import { readWords, savedCaption } from "./words.ts";

const EXPLORE = "Explore this figure", BACK = "Back to the still";
const HINT =
  "Point at a mark to read its value; drag across the picture to zoom, and double-click " +
  "to undo it.";

/**
 * Lets the reader turn a still picture into one that answers to the mouse, and back.
 *
 * @param figure `figure[data-plotly]` as the build wrote it
 */
export function touchStill(figure: HTMLElement, page: ChapterPage): void {
  const still = figure.querySelector<HTMLElement>(":scope > .card > img, :scope > .described");
  const caption = figure.querySelector<HTMLElement>(":scope > figcaption");
  if (!still || !caption) return;
  let drawing: Drawing | undefined, busy = false;
  const toggle = button(EXPLORE, () => void change(), { class: "quiet explore-figure" });

  async function change(): Promise<void> {
    if (busy) return;
    if (drawing) return drawing.end();
    busy = true;
    try {
      await show();
    } catch (error) {
      page.status(`The figure stays as it is: ${(error as Error).message}`);
    } finally {
      busy = false;
    }
  }

  async function show(): Promise<void> {
    const [plotly, film] = await Promise.all([
      loadPlotly(page.config.root),
      loadFilm(page, figure),
    ]);
    const into = element("div", { class: "drawing", title: HINT });
    still!.after(into);
    still!.hidden = true;
    drawing = openDrawing({
      plotly,
      into,
      fit: { kind: "whole" },
      onEnd: () => {
        drawing = undefined;
        into.remove();
        still!.hidden = false;
        toggle.textContent = EXPLORE;
      },
    });
    const words = still instanceof HTMLImageElement ? still.alt : still!.textContent;
    await drawing.show(film, words);
    toggle.textContent = BACK;
  }

  still.addEventListener("click", () => void change());
  caption.insertBefore(toggle, caption.querySelector(":scope > .describe"));
}

/**
 * Gives a saved picture with a slider real sliders, which play its frames.
 *
 * @param figure `figure.explore[data-plotly][data-explore]` as the build wrote it
 */
export function touchExplore(figure: HTMLElement, page: FigurePage, cell: FigureCell): void {
  const explore = readInputs(JSON.parse(figure.dataset.explore ?? "null"));
  const stills = figure.querySelector<HTMLElement>(":scope > .stills");
  if (!explore || !stills) return;
  const title = figure.querySelector<HTMLElement>(":scope > .figure-title");
  if (stills.scrollWidth > stills.clientWidth) stills.tabIndex = 0; // for the arrow keys
  const caption = savedCaption(figure);
  let film: Promise<SavedFilm> | undefined;

  async function open(): Promise<Drawing> {
    const plotly = await loadPlotly(page.config.root);
    const into = element("div", { class: "drawing" });
    const card = element("div", { class: "card" }, into);
    const before = figure.offsetHeight;
    stills!.after(card);
    stills!.hidden = true;
    if (title) title.hidden = true; // the picture has it inside
    const fit: Fit = figure.classList.contains("across")
      ? { kind: "wide", height: before - figure.offsetHeight } // exactly the place of the stills
      : { kind: "whole" };
    return openDrawing({ plotly, into, fit, onEnd: () => card.remove() });
  }

  exploreView({
    page,
    cell,
    figure,
    explore,
    film: () => film ??= loadFilm(page, figure),
    open,
    words: title?.textContent ?? readWords(caption.element.textContent).caption,
    describe: caption.describe,
  });
}

async function loadFilm(page: Pick<FigurePage, "config">, figure: HTMLElement): Promise<SavedFilm> {
  const response = await fetch(`${page.config.root}${figure.dataset.plotly}`);
  if (!response.ok) throw new Error(`the drawing could not be loaded (${response.status})`);
  return readFilm(await response.json());
}
