// Values of add-ons that the environment has in the place of ours.
import type { Json } from '../../model/artifact.ts';
import { code, table } from '../../model/page/markdown.ts';
import type { DeliveryInput } from '../delivery-input.ts';

const HEADINGS = ['Add-on', 'Value', 'Ours', 'Here'];
/** A longer one is read in the Application. */
const VALUE_MAX = 120;

export function renderValues({ components }: DeliveryInput): readonly string[] {
  const rows = [...components]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap(({ name, source }) =>
      source.type === 'chart'
        ? (source.replaced ?? []).map(({ path, below, value }) => [
            code(name),
            code(path),
            below === undefined ? 'none' : shown(below),
            shown(value),
          ])
        : [],
    );
  return rows.length === 0 ? [] : table(HEADINGS, rows);
}

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > VALUE_MAX ? 'see the Application' : code(text);
}
