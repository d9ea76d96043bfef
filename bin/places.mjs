// Where in an extension an error comes from. The source map of the bundle is read when something is wrong, and
// never before.
import { SourceMap } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';

const FRAME = /^\s+at .*?(\/[^:()]+|[A-Za-z]:\\[^:()]+):(\d+):(\d+)\)?$/;

export function placesIn({ bundle, root, readMap }) {
  let map;
  return (stack) => {
    const frames = stack.split('\n').flatMap((line) => {
      const [, file, row, column] = FRAME.exec(line) ?? [];
      return file === bundle ? [[Number(row) - 1, Number(column) - 1]] : [];
    });
    if (frames.length === 0) return undefined;
    map ??= new SourceMap(JSON.parse(readMap()));
    for (const [row, column] of frames) {
      const { originalSource, originalLine, originalColumn } = map.findEntry(row, column);
      if (originalSource === undefined) continue;
      const file = relative(root, resolve(dirname(bundle), originalSource)).replaceAll(sep, '/');
      if (file.startsWith('extensions/')) {
        const at = { file, line: originalLine + 1, column: originalColumn + 1 };
        return { ...at, endLine: at.line, endColumn: at.column + 1 };
      }
    }
    return undefined;
  };
}
