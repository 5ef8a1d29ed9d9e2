import type { ChapterPage, PageCell } from "../chapter/chapter_page.ts";
import type { Engine } from "../engine/engine.ts";

/** What a picture with inputs needs of the page in which it stands. */
export type FigurePage =
  & Pick<ChapterPage, "config" | "sliders" | "run" | "onState" | "status">
  & { readonly engine: Pick<Engine, "draw"> };

/** What it needs of its cell. */
export type FigureCell = Pick<PageCell, "id" | "outputs">;
