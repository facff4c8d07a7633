import { format, resolveConfig } from 'prettier';
import { tableNames, tables } from '../../libs/shared/src/record/tables';
import type { Table } from '../../libs/shared/src/record/table';
import { payloads } from '../../libs/shared/src/testing/payloads';

const PAGE = 'project-documentation/specs/record.md';

const TYPES = `\`id\`: UUID, in small letters. \`instant\`: milliseconds since 1970 UTC, a whole number. \`day\`: \`YYYY-MM-DD\`, in the agency's time
zone. \`integer\` and \`real\`: a JSON number. \`boolean\` and \`text\`: JSON's own. A text that only takes certain words may take others
in a later version of the server. \`json\` is a JSON value:

- \`template.name\`, \`phrase.text\`: \`{ en, fr }\`
- \`template.sections\`: list of \`{ key: "vitals" or "tasks" or "note", items }\`, an item being \`{ item, kind, required }\`, with
  \`together\` unless it is a note, \`vital\` (a code) for a vital, and \`title: { en, fr }\` for a task
- \`phrase.templates\`, \`planItem.templates\`: list of template codes
- \`visit.formerlyAssigned\`: list of ids of persons; \`visit.reviewReasons\`: list of texts
- \`visit.share\`: \`{ changed, confirmed, reused, new }\`, numbers of entries
- \`visit.startPlace\`, \`visit.endPlace\`, \`visit.signature\`, \`visit.unsignedReason\`: the shapes of these names below (\`place\` for both places)
- \`value\`, \`previous\`, \`kept\`, \`offered\`, \`decided\`, \`replaced\`: \`entryValue\``;

/** The page of the specification that lists what is synced, from the declarations themselves. */
export async function recordPage(): Promise<string> {
  const { payloads: all, shapes } = payloads();
  const text = [
    '# The record: tables and commands',
    'What is synced, as it is declared: this page is written by `tools/spec`, and a test keeps it true. How it travels is said in ' +
      '[the exchange](exchange.md), what commands mean in [commands](commands.md).',
    '## Tables',
    'In wire order. Every row also has an id, its stream and its version. A _group_ is of columns that belong together in a `basis`.',
    tableOf(
      ['table', 'stream', 'window column', 'groups'],
      tableNames.map((name) => summary(tables[name])),
    ),
    ...tableNames.flatMap((name) => columnsOf(tables[name])),
    '## Types',
    TYPES,
    '## Payloads',
    '`name?` may be left out; nothing else may, and no other field may be there. Lengths of texts are in UTF-16 code units.',
    tableOf(
      ['shape', 'meaning'],
      shapes.map(([name, meaning]) => [code(name), code(meaning)]),
    ),
    ...all.flatMap(({ type, version, fields }) => [
      `### \`${type}\`, version ${version}`,
      tableOf(
        ['field', 'meaning'],
        fields.map(([name, meaning]) => [code(name), code(meaning)]),
      ),
    ]),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE });
}

const summary = ({ name, stream, window, groups }: Table): string[] => [
  code(name),
  code(stream),
  window === null ? '' : code(window),
  Object.entries(groups)
    .map(([group, columns]) => `${code(group)}: ${columns.map(code).join(', ')}`)
    .join('; '),
];

const columnsOf = ({ name, columns }: Table): string[] => [
  `### \`${name}\``,
  tableOf(
    ['column', 'type', 'null'],
    Object.entries(columns).map(([column, { type, nullable }]) => [
      code(column),
      type,
      nullable ? 'yes' : 'no',
    ]),
  ),
];

const tableOf = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const code = (text: string): string => `\`${text}\``;
