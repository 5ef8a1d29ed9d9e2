import type { NamedInput, NamedInputs, NamedRange } from "../../../notebook/records/inputs.ts";
import { printValue } from "../../../notebook/records/print.ts";
import type { FlatValues } from "../../../notebook/records/input_values.ts";
import { button, element } from "../element.ts";
import { nearestIndex } from "./inputs.ts";

/** The sliders of a picture, and what else can be moved. */
export interface Controls {
  readonly element: HTMLElement;
  /** Shows where the inputs stand. */
  show(values: FlatValues): void;
  /** Moves the first slider along with a film, of which nothing is announced. */
  glide(at: number): void;
  /** Says something below the inputs, with a button where there is something to do. */
  note(words: string, action?: HTMLButtonElement): void;
  /** The input in which the keyboard is; undefined when it is elsewhere. */
  focused(): string | undefined;
  focus(name: string): void;
}

/** What the controls do. */
export interface ControlsOptions {
  readonly inputs: NamedInputs;
  /** Plays the film that the first slider moves through, if it is one. */
  readonly play?: HTMLButtonElement | undefined;
  /** The reader takes hold of a slider, which may end where it stands: nothing moves any more. */
  readonly onHold: () => void;
  /** Is told the new numbers of the input that the reader moved. */
  readonly onMove: (moved: FlatValues) => void;
  /** The reader wants to move a point: shows the picture and puts the keyboard on its handle. */
  readonly onPoint: (name: string) => void;
}

/** One input with its label and its value. */
interface Control {
  readonly name: string;
  readonly element: HTMLElement;
  readonly focusable: HTMLElement;
  show(values: FlatValues): void;
  glide?(at: number): void;
}

/** Keys that move a slider. */
const MOVING = /^(Arrow|Page|Home$|End$)/;

let count = 0;

/** Makes a slider for each range and a row for each point. */
export function makeControls(options: ControlsOptions): Controls {
  const { inputs, play, onPoint } = options;
  const rows = inputs.map((input, i) =>
    input.kind === "range"
      ? sliderRow(input, options, i === 0 ? play : undefined)
      : pointRow(input, onPoint)
  );
  const words = element("p", { class: "note" });
  const made = element("div", { class: "inputs" }, ...rows.map((row) => row.element), words);
  return {
    element: made,
    show: (values) => rows.forEach((row) => row.show(values)),
    glide: (at) => rows[0]?.glide?.(at),
    note: (text, action) => words.replaceChildren(text, ...(action ? [" ", action] : [])),
    focused: () => rows.find(({ focusable }) => focusable === document.activeElement)?.name,
    focus: (name) => rows.find((row) => row.name === name)?.focusable.focus(),
  };
}

function sliderRow(
  input: NamedRange,
  { onHold, onMove }: ControlsOptions,
  play?: HTMLButtonElement,
): Control {
  const { name, label = name, values } = input;
  const id = `_input-${++count}`;
  const slider = element("input", {
    id,
    type: "range",
    min: "0",
    max: String(values.length - 1),
    step: "1",
  });
  // The slider itself tells where it stands; an output would do so at every frame of a film.
  const value = element("output", { for: id, ...(play ? { "aria-live": "off" } : {}) });
  const glide = (at: number): void => {
    slider.value = String(at);
    value.textContent = printValue(input, values[at]!);
  };
  const show = (at: number): void => {
    glide(at);
    slider.setAttribute("aria-valuetext", printValue(input, values[at]!));
  };
  slider.addEventListener("input", () => {
    show(slider.valueAsNumber);
    onMove({ [name]: values[slider.valueAsNumber]! });
  });
  slider.addEventListener("pointerdown", onHold);
  slider.addEventListener("keydown", (event) => {
    if (MOVING.test(event.key)) onHold();
    if (event.key !== " " || !play) return;
    event.preventDefault(); // the page would scroll
    play.click();
  });
  const rail = play ? element("span", { class: "film" }, play, slider) : slider;
  return {
    name,
    element: element("div", { class: "input" }, element("label", { for: id }, label), rail, value),
    focusable: slider,
    glide,
    show: (all) => show(nearestIndex(input, all[name]!)),
  };
}

function pointRow(input: NamedInput, onPoint: (name: string) => void): Control {
  const { name, label = name } = input;
  const value = element("output");
  const move = button("Move the point", () => onPoint(name), { class: "quiet" });
  return {
    name,
    element: element("div", { class: "input" }, element("span", {}, label), move, value),
    focusable: move,
    show: (all) => {
      value.textContent = printValue(input, { x: all[`${name}.x`]!, y: all[`${name}.y`]! });
    },
  };
}
