// Components that name others to come before them get the wave behind the last of these; those that come
// just before another get the wave before its own, which is late enough for what they themselves come after.
import type { Component } from '../artifact.ts';
import { groupBy } from '../values/group-by.ts';

const NOBODY = '';

export function resolveWaves(components: readonly Component[]): readonly Component[] {
  const order = {
    byName: new Map(components.map((component) => [component.name, component])),
    heralds: groupBy(components, ({ before }) => before ?? NOBODY),
  };
  return components.map((component) => {
    const { before, after } = component;
    const next = before === undefined ? undefined : order.byName.get(before);
    if (next) return { ...component, wave: waveOf(next, order, []) - 1 };
    return after === undefined ? component : { ...component, wave: waveOf(component, order, []) };
  });
}

interface Order {
  readonly byName: ReadonlyMap<string, Component>;
  /** Those that come just before another, by its name. */
  readonly heralds: ReadonlyMap<string, readonly Component[]>;
}

/** A circle ends where it began: rules refuse it before. */
function waveOf({ name, wave, after }: Component, order: Order, behind: readonly string[]): number {
  if (after === undefined || behind.includes(name)) return wave;
  const wavesOf = (names: readonly string[]) =>
    names.flatMap((each) => {
      const earlier = order.byName.get(each);
      return earlier ? [waveOf(earlier, order, [...behind, name])] : [];
    });
  const heralds = order.heralds.get(name) ?? [];
  const waves = [
    ...wavesOf(after),
    ...wavesOf(heralds.flatMap((herald) => herald.after ?? [])).map((each) => each + 1),
  ];
  return waves.length === 0 ? wave : Math.max(...waves) + 1;
}
