// Waves of an app of apps wait only where Argo CD has been taught the health of an Application.
// https://argo-cd.readthedocs.io/en/stable/operator-manual/upgrading/1.7-1.8/
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { asBody, type CheckInput } from '../check-input.ts';
import { deliveryIndex } from './delivery-index.ts';

const HEALTH = 'resource.customizations.health.argoproj.io_Application';

/** Asked only where this environment installs Argo CD itself. */
export function checkApplicationHealth(input: CheckInput): readonly Diagnostic[] {
  return deliveryIndex(input).children.flatMap(({ source, artifact: { origin } }) => {
    if (source['chart'] !== 'argo-cd') return [];
    const values = asBody(asBody(source['helm'])['valuesObject']);
    const settings = asBody(asBody(values['configs'])['cm']);
    return settings[HEALTH]
      ? []
      : [diagnostic('check/application-health', { setting: HEALTH }, { path: origin })];
  });
}
