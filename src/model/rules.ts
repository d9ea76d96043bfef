// Every question asked across the fields of one environment, in one list.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Environment } from './schema/environment.ts';

export type Rule = (environment: Environment) => readonly Diagnostic[];

export const environmentRules: readonly Rule[] = [];
