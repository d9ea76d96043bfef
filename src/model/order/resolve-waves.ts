// Components that name others to come before them get the wave behind the last of these; those that come
// just before another get the wave before its own.
import type { Component } from '../artifact.ts';

export function resolveWaves(components: readonly Component[]): readonly Component[] {
  const byName = new Map(components.map((component) => [component.name, component]));
  return components.map((component) => {
    const { before, after } = component;
    const next = before === undefined ? undefined : byName.get(before);
    if (next) return { ...component, wave: waveOf(next, byName, []) - 1 };
    return after === undefined ? component : { ...component, wave: waveOf(component, byName, []) };
  });
}

/** A circle ends where it began: rules refuse it before. */
function waveOf(
  { name, wave, after }: Component,
  byName: ReadonlyMap<string, Component>,
  behind: readonly string[],
): number {
  if (after === undefined || behind.includes(name)) return wave;
  const waves = after.flatMap((each) => {
    const earlier = byName.get(each);
    return earlier ? [waveOf(earlier, byName, [...behind, name])] : [];
  });
  return waves.length === 0 ? wave : Math.max(...waves) + 1;
}
