// SARIF 2.1.0, which code-scanning services read:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { Diagnostic, Position } from './diagnostic.ts';
import type { Catalogue } from './entry.ts';
import { messageOf } from './message-of.ts';
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
  return {
    ruleId: diagnostic.code,
    ruleIndex,
    level: diagnostic.severity,
    message: { text: hint === undefined ? message : `${message}. ${hint}` },
    locations: diagnostic.at === undefined ? [] : [renderLocation(diagnostic.at)],
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
