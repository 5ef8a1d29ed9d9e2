import { affineCoupling, chain, type Flow, flow, glowStep, permutation } from "flowbook/flows";
import { loadCheckpoint, saveCheckpoint, train } from "flowbook/learning";
import { moons } from "flowbook/measures";
import { adam } from "flowbook/networks";
import { type Stream, stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual, throws } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

const data = moons();

function small(numbers: Stream, keeps: "first" | "last" = "last", scaleBound = 2): Flow {
  const options = { dim: 2, hidden: [4] };
  return flow({
    bijectors: [
      affineCoupling(options, numbers.split("first")),
      affineCoupling({ ...options, keeps, scaleBound }, numbers.split("last")),
    ],
  });
}

function training(model: Flow): {
  variables: Flow["variables"];
  optimiser: ReturnType<typeof adam>;
  loss: (step: number) => tf.Scalar;
} {
  const loss = (step: number): tf.Scalar =>
    tf.neg(tf.mean(model.logProb(data.sample(32, stream(2).split(String(step))))));
  return { variables: model.variables, optimiser: adam(model.variables), loss };
}

noLeaks("a flow goes on from its checkpoint bit for bit", () => {
  const first = small(stream(1)), second = small(stream(7));
  const before = training(first), after = training(second);
  train({ ...before, steps: 5 });
  const saved = saveCheckpoint({ ...first, adam: before.optimiser, step: 5 });
  const { losses } = train({ ...before, steps: 5, fromStep: 5 });
  const text = JSON.parse(JSON.stringify(saved));
  const { step } = loadCheckpoint(text, { ...second, adam: after.optimiser });
  deepEqual(train({ ...after, steps: 5, fromStep: step }).losses, losses);
  const [one, two] = [first, second].map((model) => model.sample(3, stream(3)));
  deepEqual([...one!.dataSync()], [...two!.dataSync()]);
  tf.dispose([one!, two!]);
  first.dispose();
  second.dispose();
});

noLeaks("a checkpoint of another flow is refused, and nothing has changed", () => {
  const model = small(stream(1)), saved = saveCheckpoint({ ...model, step: 0 });
  const hidden = [4];
  const others: [Flow, string][] = [
    [small(stream(2), "first"), 'with bijectors.1.keeps "first"; got "last"'],
    [small(stream(2), "last", 1), 'with bijectors.1.scaleBound "1"; got "2"'],
    [
      flow({ bijectors: [chain([affineCoupling({ dim: 2, hidden }, stream(1))])] }),
      'with bijectors.0.kind "chain"; got "affineCoupling"',
    ],
    [
      flow({ bijectors: [glowStep({ dim: 2, hidden }, stream(1))] }),
      'with bijectors.0.kind "glowStep"; got "affineCoupling"',
    ],
  ];
  for (const [other, message] of others) {
    const before = other.variables.map((variable) => [...variable.dataSync()]);
    refuses(
      () => loadCheckpoint(saved, other),
      new TypeError(`Expected a checkpoint ${message}`),
    );
    deepEqual(other.variables.map((variable) => [...variable.dataSync()]), before);
    other.dispose();
  }
  model.dispose();
});

noLeaks("a fixed permutation belongs to the architecture", () => {
  const [one, two] = [[1, 2, 0], [2, 0, 1]].map((order) =>
    flow({ bijectors: [permutation({ order })] })
  );
  refuses(
    () => loadCheckpoint(saveCheckpoint({ ...one!, step: 0 }), two!),
    new TypeError("Expected a checkpoint with bijectors.0.order.0 2; got 1"),
  );
});

noLeaks("a checkpoint of variables alone is none of a flow, nor the other way round", () => {
  const model = small(stream(1)), { variables } = model;
  const bare = saveCheckpoint({ variables, step: 0 }),
    whole = saveCheckpoint({ ...model, step: 0 });
  refuses(
    () => loadCheckpoint(bare, model),
    new TypeError("Expected a checkpoint with an architecture; got none"),
  );
  refuses(
    () => loadCheckpoint(whole, { variables }),
    new TypeError("Expected the architecture to load the checkpoint into; got variables only"),
  );
  const changed = { ...whole, architecture: { ...whole.architecture, dim: 3 } };
  throws(() => loadCheckpoint(changed, model), {
    name: "RangeError",
    message: /^Expected checksum/,
  });
  refuses(
    () => loadCheckpoint({ ...whole, architecture: 3 } as unknown as typeof whole, model),
    new TypeError("Expected the architecture to be a record; got 3"),
  );
  model.dispose();
});
