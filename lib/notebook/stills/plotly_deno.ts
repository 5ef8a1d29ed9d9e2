import { JSDOM, VirtualConsole } from "jsdom";
import source from "plotly.js-dist" with { type: "text" };
import { stream } from "../../random/mod.ts";
import type { DomElement, DomWindow } from "./dom.ts";
import { encodePng } from "./png_deno.ts";
import { type Box, textBox } from "./text_size.ts";

/** The functions of Plotly that work without a screen. */
export interface Plotly {
  toImage(figure: unknown, options: unknown): Promise<string>;
  setPlotConfig(config: unknown): void;
  validate(data: unknown, layout: unknown): { readonly msg: string }[] | undefined;
}

/** Plotly in a document of its own. */
export interface PlotlyPage {
  readonly plotly: Plotly;
  readonly window: DomWindow;
  /** Restarts the random numbers from which Plotly makes its ids. */
  restart(seed: number): void;
}

/** Names that Plotly looks up as globals; given as arguments, they leave ours untouched. */
const GLOBALS = [
  ...["document", "navigator", "DOMParser", "XMLSerializer", "Image", "Blob", "URL"],
  ...["HTMLElement", "SVGElement", "Element", "Node", "Event", "CustomEvent", "MouseEvent"],
  ...["getComputedStyle", "requestAnimationFrame", "cancelAnimationFrame", "MutationObserver"],
] as const;

let page: PlotlyPage | undefined;

/**
 * Plotly inside a jsdom document, made on first use (about 0.7 s) and kept.
 *
 * Plotly wants to be alone in a browser. Its source is run as the body of a function whose
 * parameters are the browser's names, so that no `window` appears beside the notebook's own code
 * (TensorFlow.js would take that for a browser) and its random numbers are a sequence of its own.
 */
export function plotlyPage(): PlotlyPage {
  return page ??= openPage();
}

function openPage(): PlotlyPage {
  const { window } = new JSDOM("<!doctype html><html><body></body></html>", {
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(), // jsdom's notes on what it lacks would be output
  });
  furnish(window);
  let chance = stream(0);
  const math = Object.create(Math, { random: { value: () => chance.uniform(1)[0] } });
  const module = { exports: {} as unknown };
  const names = ["window", "self", "globalThis", "global", "define", "Math", "module", "exports"];
  const values = [window, window, window, window, undefined, math, module, module.exports];
  const run = new Function(...names, ...GLOBALS, source);
  run.call(window, ...values, ...GLOBALS.map((name) => window[name]));
  const plotly = module.exports as Plotly;
  plotly.setPlotConfig({ logging: 0 }); // warnings on the console would become output of the cell
  return { plotly, window, restart: (seed) => chance = stream(seed) };
}

/** Adds what Plotly needs to draw and jsdom does not have. */
function furnish(window: DomWindow): void {
  const element = window.SVGElement.prototype;
  element.getBBox = function (this: DomElement): Rectangle {
    return rectangle(textBox(this, "element"));
  };
  element.getBoundingClientRect = function (this: DomElement): Rectangle {
    return rectangle(textBox(this, "page"));
  };
  window.URL.createObjectURL = () => "";
  window.CSS = { supports: () => true }; // image-rendering: pixelated, one pixel for one cell
  window.HTMLCanvasElement.prototype.getContext = function (): unknown {
    return {
      createImageData: (width: number, height: number) => ({
        data: new Uint8ClampedArray(4 * width * height),
      }),
      putImageData: (image: { data: Uint8ClampedArray }) => this.pixels = image.data,
    };
  };
  window.HTMLCanvasElement.prototype.toDataURL = function (): string {
    return `data:image/png;base64,${encodePng(this.width, this.height, this.pixels).toBase64()}`;
  };
}

/** A box with all the names browsers give to its parts. */
type Rectangle = Box & { x: number; y: number; width: number; height: number };

function rectangle(box: Box): Rectangle {
  const { left, top, right, bottom } = box;
  return { ...box, x: left, y: top, width: right - left, height: bottom - top };
}
