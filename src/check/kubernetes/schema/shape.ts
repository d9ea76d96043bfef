// How the table of kinds (kinds.generated.json) writes down what a value may be.

/** A type of the table, such as `#v1/Container`. */
export type TypeName = `#${string}`;

export type Shape =
  | TypeName
  | 'any'
  | 'text'
  | 'boolean'
  | 'number'
  | 'integer'
  | 'integer or text'
  | 'quantity'
  | { readonly values: readonly string[] }
  | TextShape
  | NumberShape
  | ListShape
  | MapShape
  | FieldsShape;

/** A shape in which names are looked up already. */
export type NamedShape = Exclude<Shape, TypeName>;

export interface TextShape {
  readonly text: {
    readonly pattern?: string;
    readonly minLength?: number;
    readonly maxLength?: number;
  };
}

export interface NumberShape {
  readonly number: {
    readonly integer: boolean;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

export interface ListShape {
  readonly list: Shape;
  readonly minItems?: number;
}

export interface MapShape {
  readonly map: Shape;
}

/** A map of these fields and no others. */
export interface FieldsShape {
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface ShapeTable {
  /** By API version and kind: `apps/v1/Deployment`. */
  readonly kinds: Readonly<Record<string, TypeName>>;
  readonly types: Readonly<Record<TypeName, Shape>>;
}
