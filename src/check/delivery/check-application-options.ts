// What every Application carries so that Argo CD renders it seldom, orders its updates, finds its
// cluster, and never deletes everything.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { asBody, type CheckInput } from '../check-input.ts';
import { type Application, deliveryIndex } from './delivery-index.ts';

const PATHS = 'argocd.argoproj.io/manifest-generate-paths';
const HASH = 'groundplan.dev/content-hash';

export function checkApplicationOptions(input: CheckInput): readonly Diagnostic[] {
  const { roots, children } = deliveryIndex(input);
  return [...roots, ...children].flatMap((application) => {
    const { name, artifact, spec, destination } = application;
    const where = { path: artifact.origin };
    const automated = asBody(asBody(spec['syncPolicy'])['automated']);
    const isByName = typeof destination['name'] === 'string' && !('server' in destination);
    return [
      ...missingAnnotations(application, artifact.component !== 'root').map((annotation) =>
        diagnostic('check/application-annotation', { application: name, annotation }, where),
      ),
      ...('allowEmpty' in automated
        ? [diagnostic('check/application-allows-empty', { application: name }, where)]
        : []),
      ...(isByName
        ? []
        : [diagnostic('check/application-destination', { application: name }, where)]),
    ];
  });
}

/** The content of the root is Applications, which change by themselves. */
function missingAnnotations(
  { annotations, source }: Application,
  isChild: boolean,
): readonly string[] {
  if (!('path' in source)) return [];
  const needed = isChild ? [PATHS, HASH] : [PATHS];
  return needed.filter((name) => !annotations[name]);
}
