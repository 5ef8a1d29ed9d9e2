import type { Fields, PlotlyFigure } from "../../show/saved_film.ts";
import { element } from "../element.ts";
import { inColours, onSchemeChange, type PageColours, pageColours } from "./colours.ts";
import { withHovers } from "./hovers.ts";
import type { Plotly, PlotlyElement } from "./plotly.ts";
import { onRemoval } from "./removal.ts";
import { reuseLists } from "./reuse.ts";
import { type Fit, type Size, sizeOf } from "./size.ts";

/** A picture that Plotly draws in the page. */
export interface Drawing {
  /** Holds the picture, and whatever is laid over it; counts pixels as the figure does. */
  readonly stage: HTMLElement;
  /** The element in which Plotly draws. */
  readonly plot: PlotlyElement;
  /** How many pixels of the screen one of the figure's takes. */
  readonly scale: number;
  /**
   * Shows a figure instead of the one before.
   *
   * @param words what it shows, for readers who cannot see it
   */
  show(figure: PlotlyFigure, words: string): Promise<void>;
  /** Asks to be told when the picture was drawn or has another size. */
  onDrawn(hook: () => void): void;
  /** Takes the picture out of the page and frees what it holds; happens by itself on removal. */
  end(): void;
}

/** Where and how a drawing stands in the page. */
export interface DrawingOptions {
  readonly plotly: Plotly;
  /** Receives the picture and gives it its width. */
  readonly into: HTMLElement;
  readonly fit: Fit;
  /** Is told when the picture has gone. */
  readonly onEnd: () => void;
}

// What a layout may bring from another host; no figure of the book has any of it.
const HOME: Fields = { images: [], template: {} };

// No button bar: a double click undoes a zoom, and the words below the picture say so.
const CONFIG: Fields = { displayModeBar: false, responsive: false, doubleClick: "reset" };

/**
 * Opens a place for a picture: drawn in the size it was made for and then scaled as a whole, so
 * that it looks as its still does, on a phone too.
 */
export function openDrawing({ plotly, into, fit, onEnd }: DrawingOptions): Drawing {
  const plot = element("div", { class: "plot", role: "img" }) as PlotlyElement;
  const stage = element("div", { class: "stage" }, plot);
  const drawn: (() => void)[] = [];
  let last: { readonly figure: PlotlyFigure; readonly words: string } | undefined;
  let data: readonly Fields[] = [], size: Size | undefined, ended = false;

  async function show(figure: PlotlyFigure, words: string): Promise<void> {
    if (ended) return;
    last = { figure, words };
    size = sizeOf(figure.layout, into.clientWidth, fit);
    const colours = pageColours();
    const coloured = inColours(withHovers(figure), colours);
    data = reuseLists(data, coloured.data);
    const { width, height } = size;
    const own = { width, height, autosize: false, hoverlabel: labelIn(colours) };
    const layout = { ...coloured.layout, ...HOME, ...own, ...manners() };
    plot.setAttribute("aria-label", words.replace(/\s+/g, " "));
    place();
    await plotly.react(plot, data, layout, CONFIG);
    for (const hook of drawn) hook();
  }

  function place(): void {
    const { width, height, scale } = size!;
    into.style.height = `${height * scale}px`;
    Object.assign(stage.style, {
      width: `${width}px`,
      height: `${height}px`,
      transform: `scale(${scale})`,
    });
  }

  /** Another width: the same picture smaller or larger, or drawn anew where its shape changes. */
  function resize(): void {
    if (!last || !size || ended || into.clientWidth === 0) return;
    const before = size;
    size = sizeOf(last.figure.layout, into.clientWidth, fit);
    place();
    if (size.width === before.width && size.height === before.height) {
      drawn.forEach((hook) => hook());
    } else repaint();
  }

  function repaint(): void {
    if (last) show(last.figure, last.words).catch(reportError);
  }

  function end(): void {
    if (ended) return;
    ended = true;
    forget();
    unfollow();
    resized.disconnect();
    plotly.purge(plot);
    stage.remove();
    into.classList.remove("live");
    into.style.removeProperty("height");
    onEnd();
  }

  into.classList.add("live");
  into.append(stage);
  const resized = new ResizeObserver(resize);
  resized.observe(into);
  const unfollow = onSchemeChange(repaint);
  const forget = onRemoval(stage, end);
  return {
    stage,
    plot,
    get scale(): number {
      return size?.scale ?? 1;
    },
    show,
    onDrawn: (hook) => void drawn.push(hook),
    end,
  };
}

/** Whole names, readable in both schemes: a label in the colour of its mark is not. */
function labelIn({ text, axis, paper }: PageColours): Fields {
  return { namelength: -1, bgcolor: paper, bordercolor: axis, font: { color: text } };
}

/** How the picture takes fingers and mice: a finger scrolls the page, a mouse may zoom. */
function manners(): Fields {
  const mouse = matchMedia("(hover: hover) and (pointer: fine)").matches;
  return { dragmode: mouse ? "zoom" : false, uirevision: "kept" };
}
