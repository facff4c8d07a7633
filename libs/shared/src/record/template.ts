import type { BothLanguages, TemplateSection } from '../domain/template';
import { boolean, integer, json, table, text } from './table';

/** What a kind of visit asks for; a new edition is a new row, so that old visits keep theirs. */
export const template = table('template', {
  stream: 'agency',
  columns: {
    code: text(),
    edition: integer(),
    name: json<BothLanguages>(),
    sections: json<TemplateSection[]>(),
    /** Whether the client or a representative signs. */
    signature: boolean(),
    active: boolean(),
  },
});
