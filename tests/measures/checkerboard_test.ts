import { estimateMeans, FLOAT32, monteCarlo } from "flowbook/judge";
import { checkerboard } from "flowbook/measures";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { pointsOf, requireUniform, share } from "./points.ts";

noLeaks("checkerboard() is even on eight cells and nothing outside", () => {
  const points = pointsOf(checkerboard("ffjord"), "board");
  const cells = new Map<string, number>();
  for (const { x, y } of points) {
    const [column, row] = [Math.floor(x / 2), Math.floor(y / 2)];
    equal(Math.abs(column + row) % 2, 0);
    cells.set(`${column} ${row}`, (cells.get(`${column} ${row}`) ?? 0) + 1);
  }
  equal(cells.size, 8);
  const rows = [...cells.keys()].map((key) =>
    share(points, ({ x, y }) => `${Math.floor(x / 2)} ${Math.floor(y / 2)}` === key)
  );
  close(estimateMeans(rows), rows.map(() => 1 / 8), monteCarlo());
  requireUniform(points.map(({ x }) => (x + 4) / 8));
  requireUniform(points.map(({ y }) => y / 2 - Math.floor(y / 2)));
  // densities 1/32 and 0.0253125, from the sides 2 and 1/0.45
  const x = tf.tensor2d([[0.5, 0.5], [3.9, 3.9], [-0.5, 0.5], [3.9, -3.9], [4.1, 4.1]]);
  const logs = checkerboard("ffjord").logProb(x);
  const isDark = Array.from(logs.dataSync(), (log) => log > -Infinity);
  deepEqual(isDark, [true, true, false, false, false]);
  close(logs.dataSync()[0]!, -Math.log(32), FLOAT32);
  const other = checkerboard("flow_matching").logProb(x);
  close(other.dataSync()[0]!, Math.log(0.0253125), FLOAT32);
  tf.dispose([x, logs, other]);
});

noLeaks("checkerboard() gives edges to the dark cell, whichever way float32 rounds them", () => {
  const board = checkerboard("flow_matching"), side = 1 / 0.45;
  const x = tf.tensor2d([-2, -1, 0, 1].map((k) => [k * side, 0.5 * side]));
  const logs = board.logProb(x), height = Math.log(0.0253125);
  close(logs.dataSync(), [height, height, height, height], FLOAT32);
  const corners = tf.tensor2d([[0, 0], [0.5 * side, 0], [0.5 * side, -side], [-side, -side]]);
  const there = board.logProb(corners);
  close(there.dataSync(), [height, height, height, height], FLOAT32);
  tf.dispose([x, logs, corners, there]);
});
