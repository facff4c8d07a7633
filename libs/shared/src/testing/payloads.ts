import { z } from 'zod';
import { commands } from '../commands/commands';
import { entryValue } from '../domain/entry';
import { instant } from '../domain/instant';
import { place, signature, unsignedReason } from '../domain/visit';

type Schema = z.core.JSONSchema.BaseSchema;

/** What several payloads have in common is said once, by this name. */
const named = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({ instant, place, entryValue, signature, unsignedReason }))
  named.add(schema, { id });

interface Said {
  /** Of each command, its payload's fields. */
  payloads: { type: string; version: number; fields: [name: string, meaning: string][] }[];
  /** Of each name that they use, what it stands for. */
  shapes: [name: string, meaning: string][];
}

/** The payload of every command in words, as its schema has it. Refinements have no words: they are written by hand. */
export function payloads(): Said {
  const shapes = new Map<string, string>();
  const all = Object.values(commands).map(({ type, version, schema }) => {
    const { $defs = {}, ...payload } = z.toJSONSchema(schema as z.ZodType, { metadata: named, io: 'input' });
    for (const [name, shape] of Object.entries($defs)) shapes.set(name, said(shape));
    return { type, version, fields: fieldsOf(payload) };
  });
  return { payloads: all, shapes: [...shapes] };
}

function fieldsOf({ properties = {}, required = [] }: Schema): [string, string][] {
  return Object.entries(properties).map(([name, schema]) => [
    required.includes(name) ? name : `${name}?`,
    said(schema as Schema),
  ]);
}

function said(schema: Schema): string {
  const { $ref, anyOf, oneOf, enum: choices, const: only, type } = schema;
  if ($ref !== undefined) return $ref.replace('#/$defs/', '');
  const either = anyOf ?? oneOf;
  if (either) return either.map((each) => said(each)).join(' or ');
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(' or ');
  if (only !== undefined) return JSON.stringify(only);
  if (type === 'object')
    return `{ ${fieldsOf(schema)
      .map(([name, meaning]) => `${name}: ${meaning}`)
      .join(', ')} }`;
  if (type === 'array') return `list of ${sizes(schema)}${said(schema.items as Schema)}`;
  if (schema.format === 'uuid') return 'UUID';
  if (schema.pattern) return `text like ${schema.pattern}`;
  if (type === 'string')
    return `text${schema.maxLength ? ` of ${schema.minLength ?? 0} to ${schema.maxLength}` : ''}`;
  if (schema.minimum !== undefined) return `${String(type)} from ${schema.minimum} to ${schema.maximum}`;
  return String(type);
}

const sizes = ({ minItems = 0, maxItems }: Schema) => (maxItems ? `${minItems} to ${maxItems}: ` : '');
