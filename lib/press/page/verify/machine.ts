/** What is asked of the browser at hand, so that another can be described in a test. */
export interface Reader {
  readonly userAgent: string;
  readonly hardwareConcurrency: number;
  readonly userAgentData?: {
    getHighEntropyValues(hints: readonly string[]): Promise<{
      readonly architecture?: string;
      readonly bitness?: string;
      readonly platform?: string;
      readonly fullVersionList?: readonly { readonly brand: string; readonly version: string }[];
    }>;
  };
}

const GREASE = /not.?a.?brand/i; // a name that browsers invent so that nobody relies on the list

const FIREFOX = /\(([^)]*); rv:[^)]*\).* Firefox\/([\d.]+)/; // it has no userAgentData

/**
 * The browser and the processor in a few words, as far as the browser tells:
 * "Chromium 156.0.8078.108, Linux x86 64, 2 cores".
 */
export async function describeMachine(reader: Reader): Promise<string> {
  const cores = `${reader.hardwareConcurrency} cores`;
  const hints = ["architecture", "bitness", "platform", "fullVersionList"];
  const told = await reader.userAgentData?.getHighEntropyValues(hints).catch(() => undefined);
  if (told === undefined) {
    const [, system, version] = FIREFOX.exec(reader.userAgent) ?? [];
    return `${system ? `Firefox ${version}, ${system}` : reader.userAgent}, ${cores}`;
  }
  const brands = (told.fullVersionList ?? []).filter(({ brand }) => !GREASE.test(brand));
  const browser = brands.find(({ brand }) => brand !== "Chromium") ?? brands[0];
  const machine = [told.platform, told.architecture, told.bitness].filter(Boolean).join(" ");
  return [browser && `${browser.brand} ${browser.version}`, machine, cores].filter(Boolean).join(
    ", ",
  );
}
