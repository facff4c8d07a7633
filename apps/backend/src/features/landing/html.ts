/** Text that is already markup. */
export interface Markup {
  markup: string;
}

type Part = string | Markup | readonly Markup[];

const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function written(part: Part): string {
  if (typeof part === 'string') return part.replace(/[&<>"]/g, (sign) => NAMES[sign] as string);
  return Array.isArray(part) ? part.map(written).join('\n') : (part as Markup).markup;
}

/** Markup whose texts are escaped, each of them, always. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return { markup: strings.reduce((text, string, i) => text + written(parts[i - 1] as Part) + string) };
}
