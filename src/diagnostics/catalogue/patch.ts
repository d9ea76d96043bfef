// Faults of patches that src/pipeline/patches/apply-patches.ts finds when it applies them.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export interface Place {
  readonly pointer: string;
  readonly target: string;
}

const place = ({ pointer, target }: Place) => `${quote(pointer)} of ${target}`;

export const patchCatalogue = {
  'patch/target-missing': entry<{ target: string } & Suggested>({
    severity: 'error',
    message: ({ target }) => `Nothing to patch: ${target} is not in the result`,
    hint: (args) => didYouMean(args) ?? 'Correct the target, or delete the patch',
    why: 'A target is a file of `dist/` of the environment without its ending, such as `kubernetes/cart/deployment-cart`, a resource such as `terraform/data/aws_db_instance.main`, or `services.cart`. What a patch changed may be gone since.',
  }),
  'patch/path-missing': entry<Place>({
    severity: 'error',
    message: (args) => `Patch no longer applies: there is no ${place(args)}`,
    hint: () => 'Correct the path, or delete the operation; add makes a key whose parent is there',
    why: 'A patch rests on what the compiler makes. Where that has changed, somebody has to read the patch again.',
  }),
  'patch/test-failed': entry<Place>({
    severity: 'error',
    message: (args) => `Patch no longer applies: test finds another value at ${place(args)}`,
    hint: () => 'Read what is there now, and change the patch or the expected value',
    why: 'A test says what the patch was written for. https://www.rfc-editor.org/rfc/rfc6902#section-4.6',
  }),
  'patch/needless': entry<Place>({
    severity: 'error',
    message: (args) => `Patch changes nothing at ${place(args)}`,
    hint: () => 'Delete it',
    why: 'What the compiler says by now needs no patch, and one that is left would hide the next change.',
  }),
  'patch/forbidden': entry<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `Patch changes ${what}`,
    hint: () => 'Leave it as it is; add the thing you need under manifests or terraform instead',
    why: 'Others name what is compiled by its kind, name and namespace; backend and provider decide into which account a stack goes; expressions may read the machine and the clock. A patch changes fields, with values, or with references to resources of the same stack.',
  }),
} as const;
