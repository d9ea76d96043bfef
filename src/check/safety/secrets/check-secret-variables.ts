// A container names each key of a Secret that it takes: it waits for a key that is named, and starts
// without one that is not there yet where it takes whatever there is.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { Component } from '../../../model/artifact.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';

/** Values of charts whose pods get every key of a Secret, such as `envFromSecret` of Grafana. */
const WHOLE_IN_CHARTS = /^(envFromSecrets?|extraEnvFromSecrets?|envFromSecretRef)$/;

export function checkSecretVariables(input: CheckInput): readonly Diagnostic[] {
  return [
    ...podTemplatesOf(input).flatMap(({ artifact, title, containers }) =>
      containers.flatMap(({ name, body }) =>
        looseSecretsOf(body).map((secret) =>
          diagnostic(
            'check/secret-keys-unnamed',
            { holder: `container ${name} of ${title}`, secret },
            { path: artifact.origin },
          ),
        ),
      ),
    ),
    ...input.components.flatMap(ofChart),
  ];
}

/** Secrets of which it takes what there is. */
function looseSecretsOf(container: Body): readonly string[] {
  const whole = asList(container['envFrom']).map((each) => asBody(asBody(each)['secretRef']));
  const single = asList(container['env']).map((each) =>
    asBody(asBody(asBody(each)['valueFrom'])['secretKeyRef']),
  );
  const names = [...whole, ...single.filter(({ optional }) => optional === true)];
  return [...new Set(names.map(({ name }) => asText(name)).filter((name) => name !== ''))];
}

function ofChart({ name, source, origin }: Component): readonly Diagnostic[] {
  if (source.type !== 'chart') return [];
  return looseIn(source.values, []).map(({ at, secret }) => {
    const holder = `the value ${renderPath(at)} of chart ${name}`;
    return diagnostic('check/secret-keys-unnamed', { holder, secret }, { path: origin });
  });
}

function looseIn(value: unknown, at: Path): readonly { at: Path; secret: string }[] {
  if (value === null || typeof value !== 'object') return [];
  const own = looseSecretsOf(asBody(value)).map((secret) => ({ at, secret }));
  const inner = Object.entries(value).flatMap(([key, part]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    const isWhole = WHOLE_IN_CHARTS.test(key) && typeof part === 'string' && part !== '';
    return isWhole ? [{ at: path, secret: part }] : looseIn(part, path);
  });
  return [...own, ...inner];
}
