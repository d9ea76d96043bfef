// Every namespace enforces a Pod Security level: the one the environment says, and for charts the one
// their pods need, no more and no less.
import { addonOfComponent } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import type { CheckInput } from '../../check-input.ts';
import { pointAt } from '../../point-at.ts';
import { levelOf } from './enforced-levels.ts';
import { LEVELS, type Level } from './pod-controls.ts';

interface Need {
  readonly level: Level;
  readonly because: string;
}

export function checkNamespaceLevel(input: CheckInput): readonly Diagnostic[] {
  return objectsOf(input, 'Namespace').flatMap(({ object, origin }) => {
    const { name } = object.metadata;
    const found = levelOf(object);
    const needs = needsOf(input, name);
    const [first] = LEVELS.toReversed().flatMap((level) =>
      needs.filter((need) => need.level === level),
    );
    const wanted = first ?? { level: 'restricted', because: 'nothing in it needs more' };
    if (found === wanted.level) return [];
    const args = { namespace: name, found: found ?? 'no level', ...wantedArgs(wanted) };
    return [diagnostic('check/namespace-level', args, { path: pathOf(input, origin) })];
  });
}

function needsOf(input: CheckInput, namespace: string): readonly Need[] {
  const stated = input.environment.namespaces[namespace]?.podSecurity;
  const ofCharts = input.components
    .filter((component) => component.namespace === namespace)
    .flatMap((component) => {
      const { name } = component;
      const { charts, manifests } = input.environment;
      const level =
        addonOfComponent(input.environment, component)?.podSecurity ??
        charts[name]?.podSecurity ??
        (stated ? undefined : manifests[name]?.podSecurity);
      return level ? [{ level, because: `${name} needs it` }] : [];
    });
  if (stated) return [...ofCharts, { level: stated, because: 'the environment says so' }];
  const isOurs = podTemplatesOf(input).some((pods) => pods.namespace === namespace);
  return isOurs
    ? [...ofCharts, { level: 'restricted', because: 'our pods need no more' }]
    : ofCharts;
}

function wantedArgs({ level, because }: Need) {
  return { wanted: level, because };
}

function pathOf({ environment }: CheckInput, origin: Path): Path {
  return pointAt(environment, origin, 'podSecurity');
}
