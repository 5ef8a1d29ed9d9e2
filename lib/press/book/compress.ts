import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Asset } from "../show/site.ts";

const TEXTS = /^text\/|javascript|json|svg|wasm/; // pictures and fonts are compressed already
const SMALL = 1000;

// Beyond 6 brotli takes seconds for a long chapter and gains a tenth.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
const PACKERS = {
  br: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, BROTLI),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
};

/** A way to compress that browsers know. */
export type Encoding = keyof typeof PACKERS;

const packed: { readonly [encoding in Encoding]: WeakMap<Asset, Promise<Uint8Array>> } = {
  br: new WeakMap(),
  gzip: new WeakMap(),
};
const tags = new WeakMap<Asset, string>();

/**
 * The best way to compress a file that a browser accepts; undefined when it would gain nothing.
 *
 * @param accepted what the browser sends as accept-encoding; "br;q=0" refuses br
 */
export function encodingOf(asset: Asset, accepted: string): Encoding | undefined {
  if (!TEXTS.test(asset.type) || asset.bytes.length < SMALL) return undefined;
  const names = accepted.split(",").flatMap((offer) => {
    const [name, ...parameters] = offer.split(";").map((part) => part.trim());
    return parameters.some((part) => /^q\s*=\s*0(?:\.0*)?$/i.test(part)) ? [] : [name];
  });
  return (["br", "gzip"] as const).find((encoding) => names.includes(encoding));
}

/** A file compressed, which is done once. */
export function compressed(asset: Asset, encoding: Encoding): Promise<Uint8Array> {
  const known = packed[encoding].get(asset) ?? PACKERS[encoding](asset.bytes);
  packed[encoding].set(asset, known);
  return known;
}

/** A word that changes when the file does, for browsers that ask whether theirs is the newest. */
export function entityTag(asset: Asset): string {
  const known = tags.get(asset) ?? createHash("sha256").update(asset.bytes).digest("base64url");
  tags.set(asset, known);
  return known.slice(0, 22);
}
