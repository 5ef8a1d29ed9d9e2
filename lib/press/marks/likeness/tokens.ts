import ts from "typescript";

/** A piece of a text: what it is when names and values do not matter, and where it stands. */
export interface Token {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

const MOST = 20_000; // tokens of one answer; a longer one is no answer

const VALUES: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.NumericLiteral, "number"],
  [ts.SyntaxKind.BigIntLiteral, "number"],
  [ts.SyntaxKind.StringLiteral, "string"],
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral, "string"],
  [ts.SyntaxKind.TemplateHead, "string"],
]);

/**
 * Code as its tokens without space, comments and semicolons; names are all alike unless they stand
 * behind a dot, numbers and strings are all alike, and so are `let`, `const` and `var`.
 *
 * @example
 * ```ts
 * import { codeTokens } from "./tokens.ts";
 * const kinds = (code: string) => codeTokens(code).map(({ kind }) => kind).join(" ");
 * console.log(kinds("let a = 1; // one") === kinds("const total = 2")); // true
 * ```
 */
export function codeTokens(source: string): Token[] {
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    true,
    ts.LanguageVariant.Standard,
    source,
  );
  const tokens: Token[] = [];
  let before = "";
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken && tokens.length < MOST) {
    const kind = kindOf(scanner.getToken(), scanner.getTokenText(), before);
    before = scanner.getTokenText();
    if (kind === ";") continue;
    tokens.push({ kind, from: scanner.getTokenStart(), to: scanner.getTokenEnd() });
  }
  return tokens;
}

function kindOf(kind: ts.SyntaxKind, text: string, before: string): string {
  if (/^(?:let|const|var)$/.test(text)) return "let";
  if (kind === ts.SyntaxKind.Identifier) return before === "." || before === "?." ? text : "name";
  return VALUES.get(kind) ?? text;
}

/** A text as its words, without case, marks and space. */
export function wordTokens(text: string): Token[] {
  const words = text.matchAll(/[\p{L}\p{N}]+/gu).take(MOST);
  return [...words].map(({ 0: word, index }) => ({
    kind: word.normalize("NFKC").toLowerCase(),
    from: index,
    to: index + word.length,
  }));
}
