const ENTITIES: { readonly [letter: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);
}

/** Text as it may stand in a cell of a Markdown table; formulas between dollar signs stay. */
export function escapeMarkdown(text: string): string {
  return text.split(/(\$[^$]+\$)/).map((part, i) =>
    i % 2 === 1
      ? texInTable(part)
      : part.replace(/[\\`*_[\]<>&|$]/g, (letter) => `\\${letter}`).replace(/\s+/g, " ")
  ).join("");
}

/** A formula as it may stand in a cell of a Markdown table: bars would end the cell. */
export function texInTable(tex: string): string {
  return tex.replace(
    /\\\\|\\\||\|/g,
    (found) => found === "|" ? "\\vert " : found === "\\|" ? "\\Vert " : found,
  ).replace(/\s+/g, " ");
}
