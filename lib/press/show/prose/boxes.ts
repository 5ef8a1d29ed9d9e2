import type { MarkdownIt as Parser, Token } from "markdown-it";

const WORDS = ["Predict.", "Erratum.", "Exercise.", "Note."];

/**
 * Turns a quotation that begins with one bold word into a coloured box.
 *
 *   > **Predict.** Where does the point land?
 *
 * The words are Predict, Erratum, Exercise and Note, each with its full stop; the box gets the word
 * in small letters as its class. In JupyterLab and on a code host the same text is a quotation.
 *
 * @param parser gets one rule
 */
export function addBoxes(parser: Parser): void {
  parser.core.ruler.push("boxes", ({ tokens }) => {
    tokens.forEach((token, index) => {
      const word = token.type === "blockquote_open" ? firstBoldWord(tokens[index + 2]) : "";
      if (!WORDS.includes(word)) return;
      token.tag = "div";
      token.attrJoin("class", `box ${word.slice(0, -1).toLowerCase()}`);
      closing(tokens, index).tag = "div";
    });
  });
}

function firstBoldWord(inline: Token | undefined): string {
  const [first, second] = (inline?.children ?? []).filter((token) =>
    token.content !== "" || token.tag
  );
  return first?.type === "strong_open" ? second?.content ?? "" : "";
}

function closing(tokens: readonly Token[], open: number): Token {
  const { level } = tokens[open]!;
  return tokens.slice(open).find((token) =>
    token.type === "blockquote_close" && token.level === level
  )!;
}
