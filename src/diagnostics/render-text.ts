// The view for people, and the only place with colour.
import { styleText } from 'node:util';
import { codeFrame } from './code-frame.ts';
import type { Diagnostic, Related } from './diagnostic.ts';
import type { Severity } from './entry.ts';
import { escapeControls } from './entry.ts';
import { environmentsOf, messageOf } from './message-of.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';

/** The text of a file by the name that positions carry; undefined when it cannot be shown. */
export type SourceOf = (file: string) => string | undefined;

export interface TextOptions {
  readonly colour: boolean;
}

type Style = Parameters<typeof styleText>[0];

const SEVERITY_STYLES = { error: 'red', warning: 'yellow' } satisfies Record<Severity, Style>;

/** Renders diagnostics in order, a blank line between two; the empty list gives empty text. */
export function renderText(
  diagnostics: readonly Diagnostic[],
  sourceOf: SourceOf,
  options: TextOptions,
): string {
  const lineOf = lineLookup(sourceOf);
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => `${renderOne(diagnostic, lineOf, options).join('\n')}\n`)
    .join('\n');
}

type LineOf = (file: string, line: number) => string | undefined;

function renderOne(diagnostic: Diagnostic, lineOf: LineOf, options: TextOptions): string[] {
  const { message, hint } = messageOf(diagnostic);
  return [
    header(diagnostic, options),
    `  ${paint('bold', message, options)}`,
    ...frame(diagnostic, lineOf, options),
    ...(diagnostic.related ?? []).flatMap((each) => second(diagnostic, each, lineOf, options)),
    ...holders(diagnostic, options),
    ...(hint === undefined ? [] : [`  ${paint('cyan', 'hint:', options)} ${hint}`]),
  ];
}

function header({ at, severity, code }: Diagnostic, options: TextOptions): string {
  const place = at === undefined ? [] : [`${escapeControls(at.file)}:${at.line}:${at.column}`];
  return [...place, paint(SEVERITY_STYLES[severity], severity, options), code].join('  ');
}

type Framed = Pick<Diagnostic, 'at' | 'severity' | 'hidesSource'>;

function frame(framed: Framed, lineOf: LineOf, options: TextOptions): string[] {
  const { at, severity, hidesSource } = framed;
  if (at === undefined || hidesSource === true) return [];
  const line = lineOf(at.file, at.line);
  const drawn = line === undefined ? undefined : codeFrame(line, at);
  if (drawn === undefined) return [];
  return [drawn.source, paint(SEVERITY_STYLES[severity], drawn.carets, options)];
}

/** A second place, in the same words as the first. */
function second(
  { severity, hidesSource }: Diagnostic,
  { what, at }: Related,
  lineOf: LineOf,
  options: TextOptions,
): string[] {
  if (at === undefined) return [];
  const place = `${escapeControls(at.file)}:${at.line}:${at.column}`;
  const label = paint('cyan', 'see:', options);
  const shown = { severity, at, ...(hidesSource === true ? { hidesSource } : {}) };
  return [`  ${label} ${place}  ${escapeControls(what)}`, ...frame(shown, lineOf, options)];
}

/** Whose fault it is too, where it stands in a file that several environments extend. */
function holders(diagnostic: Diagnostic, options: TextOptions): string[] {
  const names = environmentsOf(diagnostic);
  if (names === undefined) return [];
  const label = diagnostic.severity === 'error' ? 'breaks:' : 'concerns:';
  return [`  ${paint('cyan', label, options)} ${names}`];
}

/** Splits each file once, however many diagnostics point into it. */
function lineLookup(sourceOf: SourceOf): LineOf {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = files.get(file) ?? (sourceOf(file) ?? '').split(/\r?\n/);
    files.set(file, lines);
    return lines[line - 1];
  };
}

function paint(style: Style, text: string, { colour }: TextOptions): string {
  // The door has decided about colour already; the state of stdout is not asked again.
  return colour ? styleText(style, text, { validateStream: false }) : text;
}
