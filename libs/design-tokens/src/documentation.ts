import { colourRoles, cssName, dark, light } from './colour';
import { contrastPairs, pairContrast, ratioNeeded } from './contrast';
import { duration, stepGuard } from './motion';
import { radius } from './shape';
import { columnWidth, gutter, space, touch, touchMain } from './space';
import { consoleType, phoneType, type TypeStep } from './type';

type Cells = readonly (string | number)[];

/** A Markdown table with its columns in line. */
function table(head: readonly string[], rows: readonly Cells[]): string {
  const all = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, at) => Math.max(3, ...all.map((cells) => cells[at]!.length)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!, fill)).join(' | ')} |`;
  const [first, ...rest] = all as [string[], ...string[][]];
  const rule = line(
    head.map(() => ''),
    '-',
  );
  return [line(first), rule, ...rest.map((cells) => line(cells))].join('\n');
}

const typeRows = (steps: Record<string, TypeStep>) =>
  Object.entries(steps).map(([name, { size, line, weight }]) => [name, size, line, weight]);

const list = (values: Record<string, number>) =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** `design-documentation/tokens.md`: written by `scripts/write-files.ts`, compared by a test. */
export function tokensPage(): string {
  return `# Tokens

Written from \`libs/design-tokens/src\` by \`pnpm --filter @berthcare/design-tokens write\`; a test keeps both equal.
The phone uses them as values (native) and as CSS variables (web), the console as CSS variables
(\`@berthcare/design-tokens/tokens.css\`). A screen asks for a role, never for a hue. There is no green:
confirmed is the accent and a tick.

## Colour

${table(
  ['role', 'variable', 'light', 'dark'],
  colourRoles.map((role) => [role, `\`${cssName(role)}\``, light[role], dark[role]]),
)}

## Contrast

Every pair the screens use, against WCAG 2.2 AA (text 4.5, controls, marks and focus 3). A test fails below.

${table(
  ['on top', 'ground', 'needs', 'light', 'dark'],
  contrastPairs.map((pair) => [
    ...[pair.on, pair.ground, `${ratioNeeded[pair.need]} ${pair.need}`],
    ...[light, dark].map((palette) => pairContrast(palette, pair).toFixed(1)),
  ]),
)}

## Type

The platform's own face where it is known to have tabular figures (San Francisco, Segoe UI, Roboto), Inter served by
ourselves anywhere else. Sizes in dp at 100 %; on the web they are rem, so that they follow the text size of the
browser. Figures are tabular where times stand below each other and where a number is typed or counts down; in words they are not,
since Inter makes the hyphen as wide as a figure with them.

Phone (nothing below ${phoneType.small.size}):

${table(['step', 'size', 'line', 'weight'], typeRows(phoneType))}

Console (nothing below ${consoleType.small.size}):

${table(['step', 'size', 'line', 'weight'], typeRows(consoleType))}

## Space, shape, motion

- Space, dp: ${list(space)}; gutter ${gutter}; targets at least ${touch}, the main button ${touchMain}; a screen grows to ${columnWidth}.
- Radius, dp: ${list(radius)}.
- Motion, ms: ${list(duration)}; only to show where something went, none with reduced motion.
- After each step the main button ignores touches for ${stepGuard} ms: a double tap never confirms the next thing unseen.
`;
}
