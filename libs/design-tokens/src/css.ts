import { colourRoles, cssName, dark, light, type Palette } from './colour';
import { duration, easing } from './motion';
import { radius, stroke } from './shape';
import { columnWidth, gutter, space, touch, touchMain } from './space';
import { consoleType, fontStack, phoneType, type TypeStep } from './type';

type Declaration = [name: string, value: string];

const rem = (dp: number) => `${dp / 16}rem`;
const kebab = (name: string) => name.replace(/([A-Z])/g, '-$1').toLowerCase();

function block(selector: string, declarations: Declaration[]): string {
  const lines = declarations.map(([name, value]) => `  ${name}: ${value};`);
  return `${selector} {\n${lines.join('\n')}\n}\n`;
}

function within(condition: string, rules: string): string {
  return `@media (${condition}) {\n${rules.replace(/^(?=.)/gm, '  ')}}\n`;
}

function colours(palette: Palette): Declaration[] {
  const scheme: Declaration = ['color-scheme', palette === dark ? 'dark' : 'light'];
  return [scheme, ...colourRoles.map((role): Declaration => [cssName(role), palette[role]])];
}

function typeSteps(prefix: string, steps: Record<string, TypeStep>): Declaration[] {
  return Object.entries(steps).map(([name, step]) => [
    `--${prefix}-${kebab(name)}`,
    `${step.weight} ${rem(step.size)}/${rem(step.line)} var(--font)`,
  ]);
}

function measures(): Declaration[] {
  const px = (prefix: string, values: Record<string, number>) =>
    Object.entries(values).map(([name, value]): Declaration => [`--${prefix}${kebab(name)}`, `${value}px`]);
  return [
    ...px('', space),
    ...px('', { gutter, touch, touchMain, columnWidth }),
    ...px('r-', radius),
    ...px('w-', stroke),
  ];
}

function motion(still: boolean): Declaration[] {
  return Object.entries(duration).map(([name, ms]) => [`--m-${name}`, still ? '0ms' : `${ms}ms`]);
}

/**
 * The tokens as a style sheet of custom properties. Type is in rem, so that it follows the text size the
 * person chose; space and targets stay in px. `data-theme="light"` or `"dark"` on the root overrides the system.
 */
export function tokensCss(): string {
  return [
    block(':root', [
      ...colours(light),
      ['--font', fontStack],
      ...typeSteps('t', phoneType),
      ...typeSteps('c', consoleType),
      ...measures(),
      ...motion(false),
      ['--m-ease', `cubic-bezier(${easing.standard.join(', ')})`],
    ]),
    block(":root[data-theme='dark']", colours(dark)),
    within('prefers-color-scheme: dark', block(":root:not([data-theme='light'])", colours(dark))),
    within('prefers-reduced-motion: reduce', block(':root', motion(true))),
  ].join('\n');
}

/** The face for platforms whose own is not in the stack. `url` is where the app serves `fonts/inter.woff2`. */
export function fontFaceCss(url: string): string {
  return block('@font-face', [
    ['font-family', "'Inter Variable'"],
    ['src', `url('${url}') format('woff2')`],
    ['font-weight', '100 900'],
    ['font-display', 'swap'],
  ]);
}
