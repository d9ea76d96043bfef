import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../../src/environment/rules/services/files.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const PATH = '/etc/web/settings.yaml';

function check(settings: object, env: Record<string, string> = {}): readonly string[] {
  const files = { settings: { path: PATH, ...settings } };
  return findings(checkFiles(anEnvironment({ services: { web: { env, files } } })));
}

/** Built up, so that no text of the test looks like a template of JavaScript. */
const placeholder = (name: string) => `$\{${name}}`;

describe('checkFiles', () => {
  it('accepts placeholders of written and of derived variables, and of what is asked for in two dollars', () => {
    const names = ['LOG_LEVEL', 'PORT', 'AWS_REGION', 'MEDIA_BUCKET'].map(placeholder);
    const template = [...names, `$${placeholder('HOME')}`, '$uri'].join('\n');

    expect(check({ template }, { LOG_LEVEL: 'info' })).toEqual([]);
  });

  it('leaves content alone', () => {
    expect(check({ content: placeholder('STRIPE_KEY') })).toEqual([]);
  });

  it.each([{}, { content: 'a', template: 'a' }])('reports a file with %j', (settings) => {
    expect(check(settings)).toEqual(['model/file-ambiguous at key of services.web.files.settings']);
  });

  it.each(['LOG_LEVEL', 'log_level', '', 'LOG_LEVEL:-info'])(
    'reports a placeholder of no variable: %j',
    (name) => {
      expect(check({ template: `a\n${placeholder(name)}` })).toEqual([
        'model/placeholder-unknown at value of services.web.files.settings.template',
      ]);
    },
  );

  it('says on which line of the text', () => {
    const files = { settings: { path: PATH, template: `a\nb\n  c: ${placeholder('NONE')}` } };
    const [found] = checkFiles(anEnvironment({ services: { web: { files } } }));

    expect(found?.args).toMatchObject({ name: 'NONE', line: 3 });
  });

  it.each(['STRIPE_KEY', 'DATABASE_URL'])('reports a placeholder of the secret %s', (name) => {
    expect(check({ template: placeholder(name) })).toEqual([
      'model/placeholder-secret at value of services.web.files.settings.template',
    ]);
  });

  it('counts the text with its variables filled in, in bytes', () => {
    const wide = 'ü'.repeat(1024);
    const template = placeholder('WIDE').repeat(512);

    expect(check({ template }, { WIDE: wide })).toEqual([
      'model/files-too-large at key of services.web.files',
    ]);
    expect(check({ template }, { WIDE: wide.slice(0, -1) })).toEqual([]);
  });
});
