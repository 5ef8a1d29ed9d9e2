import { inspect, type InspectOptionsStylized, type Style } from "node-inspect-extracted";

/** In the text of a string: `\x0B`, `\ud800`, `\n`, … */
const ESCAPE = /\\(?:x..|u....|.)/g;
const MARKS = ['"', "'", "`"];
/** What Node puts in brackets behind the bytes of a buffer, and Deno does not. */
const SIZE = /^\[(?:byteLength|byteOffset|buffer)\]$/;
/** The object of a string: `[String: 'a']`, or that of a class which inherits from it. */
const BOXED = /^(\[String[^:]*: )(["'`].*["'`])(\].*)$/;
/** Names of symbols that Deno leaves without quotes. */
const PLAIN_NAME = /^(?:[a-zA-Z_][\w.]*)?$/;
/** Stands for the S of a symbol in quotes until all is written; the texts of strings escape it. */
const OPEN = "\x01";
const OPEN_SYMBOL = new RegExp(`${OPEN}ymbol\\((["'\`])((?:\\\\.|[^\\\\])*?)\\1\\)(:?)`, "g");

/** A string on one line. */
const LINE: InspectOptionsStylized = { breakLength: Infinity, stylize: inDenosWords };

/**
 * The words of Deno for those of Node. They are as long as they will be in the end, because lines
 * are broken by their lengths.
 *
 * @param text  a word of Node's
 * @param style what it is, by which Node would colour it
 */
export function inDenosWords(text: string, style: Style): string {
  switch (style) {
    case "string":
      return string(text);
    case "symbol":
      return symbol(text);
    default:
      return text === "<pending>" ? "<unknown>" : text; // Node would know
  }
}

/** Takes the quotes from symbols that are keys: Deno has none there, and Node styles both alike. */
export function closeSymbols(text: string): string {
  return text.replace(OPEN_SYMBOL, (_, mark: string, name: string, colon: string) => {
    const inside = colon === "" ? mark + name + mark : name.replaceAll("\\\\", "\\");
    return `Symbol(${inside})${colon}`;
  });
}

function symbol(text: string): string {
  return text.replace(
    /Symbol\((.*)\)/s,
    (plain, name: string) => PLAIN_NAME.test(name) ? plain : `${OPEN}ymbol(${inspect(name, LINE)})`,
  );
}

function string(text: string): string {
  if (SIZE.test(text)) return text.slice(1, -1);
  const boxed = BOXED.exec(text);
  return boxed ? boxed[1]! + quoted(boxed[2]!) + boxed[3]! : quoted(text);
}

/** Double quotes, or those of single ones and backticks that the text does not hold. */
function quoted(text: string): string {
  const inside = text.slice(1, -1).replace(ESCAPE, escaped);
  if (!text.startsWith("'")) return text[0] + inside + text[0];
  const mark = MARKS.find((mark) => !inside.includes(mark)) ?? '"';
  return mark + inside.replaceAll(mark, `\\${mark}`) + mark;
}

function escaped(escape: string): string {
  if (escape === "\\'") return "'";
  if (escape === "\\x0B") return "\\v";
  if (escape.startsWith("\\x")) return escape.toLowerCase();
  return escape.startsWith("\\u") ? "\ufffd" : escape; // half of a letter
}
