// Faults of environment files: finding them, reading them, their YAML, their layers, their values.
import { loadFileCatalogue } from './catalogue-load-files.ts';
import { loadValueCatalogue } from './catalogue-load-values.ts';
import { loadYamlCatalogue } from './catalogue-load-yaml.ts';

export const loadCatalogue = {
  ...loadFileCatalogue,
  ...loadYamlCatalogue,
  ...loadValueCatalogue,
} as const;
