// Where results lie: in `delivery.folder` of this repository, which is itself the folder `delivery.root` of
// the Git repository. Who reads them from Git, as Argo CD and Atlantis do, asks from its root.
import { pathOf } from '../naming/core.ts';
import type { Environment } from '../schema/environment.ts';

export const OUTPUT_FOLDER = 'dist';

type Placed = Pick<Environment, 'system' | 'environment' | 'delivery'>;

/** From where `npm run synth` runs. */
export function outputPath(environment: Placed): string {
  return `${environment.delivery.folder}/${pathOf(environment)}`;
}

/** From the root of the Git repository. */
export function gitPath({ delivery }: Pick<Environment, 'delivery'>, path: string): string {
  return delivery.root === null ? path : `${delivery.root}/${path}`;
}

const MARK = /^# Results lie in (\S+)\/\.$/m;

/** What atlantis.yaml says of it, so that the next run finds what it has to remove after a move. */
export function folderLine(folder: string): string {
  return folder === OUTPUT_FOLDER ? '' : `# Results lie in ${folder}/.\n`;
}

/** The folder of the run that wrote this atlantis.yaml. */
export function folderIn(atlantis: string): string {
  return MARK.exec(atlantis)?.[1] ?? OUTPUT_FOLDER;
}
