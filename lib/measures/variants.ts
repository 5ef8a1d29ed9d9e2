/**
 * The variant with a name.
 *
 * Data sets of one name differ between packages; the name of the package tells them apart.
 *
 * @param data     what the data set is called
 * @param variants parameters by name
 * @throws {RangeError} that lists the known names
 */
export function variantOf<Parameters>(
  data: string,
  variants: Readonly<Record<string, Parameters>>,
  name: string,
): Parameters {
  if (!Object.hasOwn(variants, name)) {
    const known = Object.keys(variants).map((one) => `"${one}"`).join(", ");
    throw new RangeError(`Expected a variant of ${data}, one of ${known}; got "${name}"`);
  }
  return variants[name]!;
}
