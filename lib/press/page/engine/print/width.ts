const ASCII = /^[\x20-\x7e]*$/;
const WITHOUT_WIDTH = /[\p{Mark}\p{Control}\p{Format}]/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** How many columns a text takes in type of equal widths; some letters take two, or none. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const letter of text.normalize("NFC")) {
    if (!WITHOUT_WIDTH.test(letter)) width += WIDE.test(letter) ? 2 : 1;
  }
  return width;
}
