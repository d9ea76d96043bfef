import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../scripts/schemas/parse-declaration.ts';

const CLASS = `import { IIoPort } from "./Port.js";
import { ModelData, Model } from "@kubernetes-models/base";
/** A { brace and a "quote" of a comment. */
export interface IBox extends TypeMeta {
    "kind": "Box";
}
export declare class Box extends Model<IBox> implements IBox {
    "kind": IBox["kind"];
    "name": string;
    "ports"?: Array<IIoPort>;
    "labels"?: {
        [key: string]: string;
    };
    "size"?: "big" | "small";
    "at"?: string | number;
    "rest"?: {};
    static kind: IBox["kind"];
    constructor(data?: ModelData<IBox>);
}
export type { IBox as IIoBox, Box as IoBox };
`;

describe('parseDeclaration', () => {
  it('reads a class with fields of every sort', () => {
    expect(parseDeclaration(CLASS)).toEqual({
      validator: 'IoBox',
      shape: {
        fields: {
          kind: 'text',
          name: 'text',
          ports: { list: '#IIoPort' },
          labels: { map: 'text' },
          size: { values: ['big', 'small'] },
          at: 'integer or text',
          rest: 'any',
        },
        required: ['kind', 'name'],
      },
      imports: new Map([
        ['IIoPort', './Port.js'],
        ['ModelData', '@kubernetes-models/base'],
        ['Model', '@kubernetes-models/base'],
      ]),
    });
  });

  it('reads the name of a type', () => {
    const { shape } = parseDeclaration(
      'export type ISpan = string;\nexport type { ISpan as IIoSpan, Span as IoSpan };',
    );

    expect(shape).toBe('text');
  });

  it('refuses what it does not understand', () => {
    const tuple = CLASS.replace('Array<IIoPort>', '[string, number]');

    expect(() => parseDeclaration(tuple)).toThrow();
  });
});
