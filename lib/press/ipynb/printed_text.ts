/** A text that is printed piece by piece, as a reader sees it. */
export interface PrintedText {
  /** Goes on printing. */
  print(piece: string): void;
  /** What stands there by now. */
  readonly text: string;
}

const CONTROL = /[\r\n\b]|[^\r\n\b]+/g;

/**
 * A text in which control characters move the place of printing, as progress bars do.
 *
 *   \r  back to the beginning of the line, which what follows overwrites character by character
 *   \b  one character back
 *   \n  ends a line; a \r before it, the end of a line on Windows, goes
 *
 * @example
 * ```ts ignore
 * const text = printedText();
 * text.print("50 %\r100 %\n");
 * text.text; // "100 %\n"
 * ```
 */
export function printedText(): PrintedText {
  let done = ""; // lines that have ended
  let line = "", place = 0; // the last one, and where the next character goes

  function put(piece: string): void {
    line = line.slice(0, place) + piece + line.slice(place + piece.length);
    place += piece.length;
  }

  return {
    print(piece): void {
      for (const [part] of piece.matchAll(CONTROL)) {
        if (part === "\r") place = 0;
        else if (part === "\b") place = Math.max(0, place - 1);
        else if (part !== "\n") put(part);
        else {
          done += `${line}\n`;
          line = "";
          place = 0;
        }
      }
    },
    get text(): string {
      return done + line;
    },
  };
}
