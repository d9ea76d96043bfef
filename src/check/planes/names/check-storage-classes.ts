// Each storage class that a claim asks for is one of ours.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type CheckInput, nameOf } from '../../check-input.ts';
import { chartTexts } from '../chart-values.ts';

interface Claim {
  readonly holder: string;
  readonly storageClass: string;
  readonly origin: Path;
}

export function checkStorageClasses(input: CheckInput): readonly Diagnostic[] {
  const classes = [
    ...objectsOf(input, 'StorageClass').map(({ object }) => object.metadata.name),
    ...(input.environment.cluster?.existing?.storageClasses ?? []),
  ];
  return [...claimsOfObjects(input), ...claimsOfCharts(input)]
    .filter(({ storageClass }) => !classes.includes(storageClass))
    .map(({ holder, storageClass, origin }) =>
      diagnostic('check/storage-class-missing', { holder, storageClass }, { path: origin }),
    );
}

/** A claim without a class takes the default one. */
function claimsOfObjects(input: CheckInput): readonly Claim[] {
  const sets = objectsOf(input, 'StatefulSet');
  const claims = objectsOf(input, 'PersistentVolumeClaim');
  return [...sets, ...claims].flatMap(({ object, origin }) => {
    const spec = asBody(object['spec']);
    const templates = asList(spec['volumeClaimTemplates']).map((each) => asBody(each)['spec']);
    return [spec, ...templates.map(asBody)].flatMap(({ storageClassName }) =>
      storageClassName === undefined
        ? []
        : [{ holder: nameOf(object), storageClass: asText(storageClassName), origin }],
    );
  });
}

function claimsOfCharts(input: CheckInput): readonly Claim[] {
  return chartTexts(input)
    .filter(({ path, text }) => /^storageClass(Name)?$/.test(path.at(-1) ?? '') && text !== '')
    .map(({ component, text }) => ({
      holder: `Chart ${component.name}`,
      storageClass: text,
      origin: component.origin,
    }));
}
