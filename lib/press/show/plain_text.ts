// deno-lint-ignore no-control-regex -- the escape character begins every colour code
const COLOUR = /\u001b\[[0-9;]*m/g;

/** Most characters of a printed text that a page carries, and how many of them are its end. */
const MOST = 100_000, END = 20_000;

/** A printed text without the colour codes of a terminal. */
export function plainText(text: string): string {
  return text.replace(COLOUR, "");
}

/** A text that a page can carry: of a long one the beginning and the end, and how much is left out. */
export function shortened(text: string): string {
  if (text.length <= MOST) return text;
  const left = text.length - MOST;
  return `${
    text.slice(0, MOST - END)
  }\n… ${left} characters are left out; the notebook to download ` +
    `has them …\n${text.slice(-END)}`;
}

/** A text whose formulas are not typeset where it stands: "the factor $p_t$" reads "the factor p_t". */
export function withoutTex(text: string): string {
  return text.replace(/\$([^$]+)\$/g, (_, tex: string) => tex.replaceAll("\\", ""));
}

/** The name of a check as a reader would say it: "S3.13/round-trip" is "round trip". */
export function checkInWords(name: string): string {
  return withoutTex(name).replace(/^[SB]\d?\.\d+\//, "").replace(/(?<=\w)-(?=\w)/g, " ");
}
