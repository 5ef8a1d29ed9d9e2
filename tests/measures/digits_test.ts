import { estimateMeans, monteCarlo } from "flowbook/judge";
import { digits, type ImageFile, readImages } from "flowbook/measures";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual, equal, ok } from "node:assert/strict";
import file from "../../data/digits.json" with { type: "json" };
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

Deno.test("each data file has the checksum that data/README.md prints", async () => {
  const folder = new URL("../../data/", import.meta.url);
  const readme = await Deno.readTextFile(new URL("README.md", folder));
  const rows = [...readme.matchAll(/^\| `([^`]+)` .*\| `([0-9a-f]{64})` \|$/gm)];
  ok(rows.length > 0);
  for (const [, name, expected] of rows) {
    const hash = await crypto.subtle.digest("SHA-256", await Deno.readFile(new URL(name!, folder)));
    equal(new Uint8Array(hash).toHex(), expected, name!);
  }
});

noLeaks("digits() has the classes the UCI repository counts, scaled to [-1, 1]", () => {
  const data = digits();
  const counts = Array.from({ length: 10 }, (_, digit) => data.labels.filter((l) => l === digit));
  deepEqual(counts.map(({ length }) => length), [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  deepEqual([data.images.shape, data.dim, data.shape], [[1797, 64], 64, { rows: 8, columns: 8 }]);
  const pixels = data.images.dataSync();
  deepEqual([Math.min(...pixels.slice(0, 640)), Math.max(...pixels.slice(0, 640))], [-1, 1]);
  const grey = Array.from(pixels, (x) => 8 * (x + 1));
  ok(grey.every((value) => Number.isInteger(value) && value >= 0 && value <= 16));
  equal(grey.reduce((sum, value) => sum + value, 0), 561718); // as summed by scikit-learn and NumPy
  data.dispose();
});

noLeaks("the first image is a nought with a hole, upright", () => {
  const data = digits();
  const ink = data.images.dataSync().slice(0, 64);
  const picture = Array.from({ length: 8 }, (_, row) => {
    const pixels = [...ink.slice(8 * row, 8 * row + 8)];
    return pixels.map((x) => x > -0.4 ? "#" : " ").join("").trimEnd();
  });
  deepEqual(picture, [
    "  ###",
    "  #####",
    "  #  ##",
    "  #  ##",
    " ##  ##",
    "  #  ##",
    "  ####",
    "  ###",
  ]);
  data.dispose();
});

noLeaks("nine images in ten lie nearest to the mean of the images with their own label", () => {
  const data = digits(), images = data.images.arraySync();
  const means = Array.from({ length: 10 }, (_, digit) => {
    const own = images.filter((_, i) => data.labels[i] === digit);
    return Array.from(
      { length: 64 },
      (_, p) => own.reduce((sum, x) => sum + x[p]!, 0) / own.length,
    );
  });
  const nearest = images.map((image) => {
    const squares = means.map((mean) => mean.reduce((sum, m, p) => sum + (m - image[p]!) ** 2, 0));
    return squares.indexOf(Math.min(...squares));
  });
  const right = nearest.filter((digit, i) => digit === data.labels[i]).length;
  ok(right > 0.9 * images.length, `${right}`); // labels of other images would fit one in ten
  data.dispose();
});

noLeaks("sample() draws whole images, all equally often", () => {
  const data = digits();
  const known = new Set(data.images.arraySync().map((image) => image.join()));
  const batch = data.sample(4000, stream(4)), rows = batch.arraySync();
  ok(rows.every((image) => known.has(image.join())));
  const pixels = Array.from({ length: 64 }, (_, p) => p).filter((p) => p % 8 > 0 && p % 8 < 7);
  const mean = tf.tidy(() => [...tf.mean(data.images, 0).dataSync()]);
  const estimate = estimateMeans(pixels.map((p) => rows.map((row) => row[p]!)));
  close(estimate, pixels.map((p) => mean[p]!), monteCarlo());
  equal(tensorsAddedBy(() => data.sample(3, stream(1)).dispose()), 0);
  refuses(
    () => data.sample(0.5, stream(1)),
    new RangeError("Expected count to be a non-negative integer; got 0.5"),
  );
  batch.dispose();
  data.dispose();
});

Deno.test("readImages() names what is wrong with a file", () => {
  const good: ImageFile = { ...file, shape: [1, 3], labels: "70", images: ["0g8", "abc"] };
  deepEqual(readImages(good), {
    rows: 1,
    columns: 3,
    pixels: Uint8Array.from([0, 16, 8, 10, 11, 12]),
    labels: Uint8Array.from([7, 0]),
  });
  const cases: [object, Error][] = [
    [{ shape: [8] }, new TypeError("Expected shape of two positive integers; got [8]")],
    [{ shape: [0, 3] }, new TypeError("Expected shape of two positive integers; got [0,3]")],
    [
      { shape: undefined },
      new TypeError("Expected shape of two positive integers; got [undefined]"),
    ],
    [
      { labels: [7, 0] },
      new TypeError("Expected labels (string) and images (array); got another kind"),
    ],
    [{ labels: "7" }, new TypeError("Expected 2 labels, one an image; got 1")],
    [{ images: ["0g8", "ab"] }, new TypeError("Expected 3 pixels in image 1; got 2")],
    [
      { images: ["0h8", "abc"] },
      new RangeError('Expected digits to base 17 in image 0; got "h"'),
    ],
    [
      { images: ["0G8", "abc"] },
      new RangeError('Expected digits to base 17 in image 0; got "G"'),
    ],
    [{ labels: "7a" }, new RangeError('Expected digits to base 10 in labels; got "a"')],
  ];
  for (const [change, error] of cases) {
    refuses(() => readImages({ ...good, ...change } as ImageFile), error);
  }
});
