import ts from "typescript";
import type { CellSource } from "../engine/engine.ts";
import { joinCells, type Position } from "./cell_file.ts";
import { openHost } from "./host.ts";
import type { TypeFiles } from "./type_files.ts";

/** Something that the type checker has to say about a cell; offsets count in the cell. */
export interface Problem {
  readonly from: number;
  readonly to: number;
  /** A warning is about something that the page runs all the same. */
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** What a name is. */
export interface Meaning {
  readonly from: number;
  readonly to: number;
  /** Its type, as TypeScript writes it. */
  readonly code: string;
  /** The first sentence about it; "" when there is none. */
  readonly words: string;
}

/** What may be written at a place. */
export interface Suggestions {
  /** Offset in the cell where the word begins that is being written. */
  readonly from: number;
  readonly options: readonly Suggestion[];
}

/** A name that may stand at a place. */
export interface Suggestion {
  readonly name: string;
  /** "function", "const", "type", …, as TypeScript calls them. */
  readonly kind: string;
  /** Smaller ones are likelier. */
  readonly rank: number;
}

/** Knows the types in the cells of a chapter. */
export interface TypeService {
  /** All problems of a cell, given the cells before it. */
  problems(cells: readonly CellSource[], cell: string): Problem[];
  /** What stands at an offset of a cell; undefined where nothing has a type. */
  meaning(cells: readonly CellSource[], place: Position): Meaning | undefined;
  /** What may be written at an offset of a cell. */
  suggestions(cells: readonly CellSource[], place: Position): Suggestions;
  /** More about one of the {@link suggestions} at the same place. */
  explain(cells: readonly CellSource[], place: Position, name: string): Meaning | undefined;
}

/** A second definition of a name: the page takes it, in a module it would be a mistake. */
const REDEFINED = new Set([2300, 2440, 2451, 2393, 2567]);
const PREFERENCES: ts.GetCompletionsAtPositionOptions = { includeCompletionsWithInsertText: false };
/** An import whose module is being written, up to the cursor. */
const SPECIFIER = /^\s*(?:import|\}?[^"'\n]*\bfrom)\s*["']([^"'\n]*)$/;
const WORD = /[\w$]*$/;

/**
 * Opens a type checker for cells, which share one scope from the first to the one that is asked
 * about.
 *
 * @param files all it may know
 */
export function openTypeService(files: TypeFiles): TypeService {
  const host = openHost(files);
  const service = ts.createLanguageService(host);
  const { path } = host;

  return {
    problems: (cells, cell) => {
      const joined = joinCells(cells, cell);
      host.write(joined.text);
      const found = service.getSyntacticDiagnostics(path);
      const all = found.length > 0 ? found : service.getSemanticDiagnostics(path);
      return all.flatMap(({ start = 0, length = 0, messageText, code }): Problem[] => {
        const place = joined.placeOf(start);
        if (place?.cell !== cell) return [];
        const redefined = REDEFINED.has(code);
        return [{
          from: place.at,
          to: Math.min(place.at + length, joined.lengthOf(cell)),
          severity: redefined ? "warning" : "error",
          message: redefined
            ? `${joined.text.slice(start, start + length)} is defined twice; the page takes the ` +
              "definition that ran last"
            : ts.flattenDiagnosticMessageText(messageText, "\n"),
        }];
      });
    },
    meaning: (cells, place) => {
      const joined = joinCells(cells, place.cell);
      host.write(joined.text);
      const info = service.getQuickInfoAtPosition(path, joined.offsetOf(place));
      if (info === undefined) return undefined;
      const { start, length } = info.textSpan;
      const from = start - joined.offsetOf({ ...place, at: 0 });
      return { from, to: from + length, ...wordsOf(info) };
    },
    suggestions: (cells, place) => {
      const joined = joinCells(cells, place.cell);
      const before = cells.find(({ id }) => id === place.cell)!.source.slice(0, place.at);
      const begun = SPECIFIER.exec(before.slice(before.lastIndexOf("\n") + 1))?.[1];
      if (begun !== undefined) {
        const options = files.imports.map((name) => ({ name, kind: "module", rank: 0 }));
        return { from: place.at - begun.length, options };
      }
      host.write(joined.text);
      const found = service.getCompletionsAtPosition(path, joined.offsetOf(place), PREFERENCES);
      const options = (found?.entries ?? []).map(({ name, kind, sortText }) => ({
        name,
        kind,
        rank: parseInt(sortText) || 0,
      }));
      return { from: place.at - WORD.exec(before)![0].length, options };
    },
    explain: (cells, place, name) => {
      const joined = joinCells(cells, place.cell);
      host.write(joined.text);
      const offset = joined.offsetOf(place);
      const info = service.getCompletionEntryDetails(
        path,
        offset,
        name,
        undefined,
        undefined,
        PREFERENCES,
        undefined,
      );
      return info && { from: place.at, to: place.at, ...wordsOf(info) };
    },
  };
}

function wordsOf(
  info: Pick<ts.QuickInfo, "displayParts" | "documentation">,
): Pick<Meaning, "code" | "words"> {
  return {
    code: ts.displayPartsToString(info.displayParts)
      .replace(/^\(alias\) /, "").replace(/\n(?:import|export) [^]*$/, ""), // from where is no type
    words: ts.displayPartsToString(info.documentation),
  };
}
