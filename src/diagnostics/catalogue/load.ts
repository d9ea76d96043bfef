// Faults of environment files: finding them, reading them, their YAML, their layers, their values.
import { loadFileCatalogue } from './load-files.ts';
import { loadValueCatalogue } from './load-values.ts';
import { loadYamlCatalogue } from './load-yaml.ts';

export const loadCatalogue = {
  ...loadFileCatalogue,
  ...loadYamlCatalogue,
  ...loadValueCatalogue,
} as const;
