import type { BothLanguages } from '../domain/template';
import { integer, json, table } from './table';

/** A quick phrase for notes. */
export const phrase = table('phrase', {
  stream: 'agency',
  columns: {
    text: json<BothLanguages>(),
    /** Template codes it is offered in; empty means all. */
    templates: json<string[]>(),
    position: integer(),
  },
});
