import type { Kind } from '../kind.ts';
import { terraformAccess } from './access.ts';
import { codes } from './codes.ts';
import { folderOf } from './names.ts';
import { terraformPage } from './page.ts';
import { checkFolders, LOCK_FOLDER } from './rules/check-folders.ts';
import { checkStacks } from './rules/check-stacks.ts';
import { terraformReferences } from './rules/references.ts';
import { TerraformStack, TerraformUse } from './schema.ts';
import { ownStacks } from './terraform.ts';

export const terraform: Kind<'terraform', typeof TerraformStack, typeof TerraformUse, null> = {
  collection: 'terraform',
  slug: 'terraform',
  noun: 'terraform stack',
  about: 'Terraform stacks of your own by name, beside those that are derived.',
  entry: TerraformStack,
  use: TerraformUse,
  defaults: null,
  codes,
  rules: {
    rules: [checkStacks],
    references: terraformReferences,
    folders: (environment) => {
      const own = Object.entries(environment.terraform).flatMap(([key, stack]) => {
        const folder = folderOf(key, stack);
        return folder === null ? [] : [{ folder, path: ['terraform', key, 'folder'] }];
      });
      const lock = { folder: LOCK_FOLDER, path: ['terraform'], isOptional: true };
      return own.length === 0 ? [] : [...own, lock];
    },
    folderRules: [checkFolders],
  },
  access: terraformAccess,
  terraform: { stacks: {}, ownStacks },
  page: terraformPage,
};
