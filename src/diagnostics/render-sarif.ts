// SARIF 2.1.0, which code-scanning services read:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { Diagnostic, Position } from './diagnostic.ts';
import { type Catalogue, escapeControls } from './entry.ts';
import { environmentsOf, messageOf } from './message-of.ts';
import { anchorOf } from './render-page.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** The folder all file names are relative to; GitHub's name for the root of the repository. */
const ROOT = '%SRCROOT%';

/** `catalogue` holds every code that can be reported. */
export function renderSarif(diagnostics: readonly Diagnostic[], catalogue: Catalogue): string {
  const driver = {
    name: 'groundplan',
    rules: Object.entries(catalogue).map(([code, { severity, why }]) => ({
      id: code,
      defaultConfiguration: { level: severity },
      fullDescription: { text: why },
      helpUri: `docs/diagnostics.md#${anchorOf(code)}`,
    })),
  };
  const indexes = new Map(Object.keys(catalogue).map((code, index) => [code, index]));
  const results = sortDiagnostics(diagnostics).map((each) =>
    renderResult(each, indexes.get(each.code) ?? -1),
  );
  // Columns of ours count UTF-16 code units, which is also SARIF's default.
  const runs = [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }];
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs }, undefined, 2)}\n`;
}

function renderResult(diagnostic: Diagnostic, ruleIndex: number) {
  const { message, hint } = messageOf(diagnostic);
  const names = environmentsOf(diagnostic);
  const verb = diagnostic.severity === 'error' ? 'Breaks' : 'Concerns';
  const sentences = [message, ...(names === undefined ? [] : [`${verb} ${names}`]), hint ?? ''];
  const related = (diagnostic.related ?? []).flatMap(({ what, at }) =>
    at === undefined ? [] : [{ ...renderLocation(at), message: { text: escapeControls(what) } }],
  );
  return {
    ruleId: diagnostic.code,
    ruleIndex,
    level: diagnostic.severity,
    message: { text: sentences.filter((each) => each !== '').join('. ') },
    locations: diagnostic.at === undefined ? [] : [renderLocation(diagnostic.at)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
  };
}

function renderLocation(at: Position) {
  return {
    physicalLocation: {
      artifactLocation: { uri: renderUri(at.file), uriBaseId: ROOT },
      region: {
        startLine: at.line,
        startColumn: at.column,
        endLine: at.endLine,
        endColumn: at.endColumn,
      },
    },
  };
}

function renderUri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
