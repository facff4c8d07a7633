import { tokensOf, type Tokens } from './tokens';

/**
 * Patterns for JSON log events, as CloudWatch Logs documents them:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 *
 * Where the documentation is silent the stricter reading is taken, so that a count here is one there: a missing
 * property fulfils no comparison, `!=` included; a number is compared with numbers only, a text with texts only.
 * Regular expressions (`%...%`) and patterns that are not for JSON are refused.
 */
export type FilterPattern = (event: unknown) => boolean;

const TOKEN = /&&|\|\||[()]|<=|>=|!=|[=<>]|"(?:\\.|[^"\\])*"|\$[\w.[\]-]*|[\w.*+-]+/;
const SELECTOR = /^\$(?:\.[\w-]+(?:\[\d+\])*)+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Reads a pattern. Throws SyntaxError where it is none, or one of a kind that is not known here. */
export function filterPattern(text: string): FilterPattern {
  const [, inside] = /^\s*\{(.*)\}\s*$/s.exec(text) ?? [];
  if (inside === undefined) throw new SyntaxError(`${text}: a pattern for JSON stands in braces`);
  const tokens = tokensOf(text, inside, TOKEN);
  const pattern = either(tokens);
  tokens.end();
  return pattern;
}

/** `&&` binds more tightly than `||`. */
function either(tokens: Tokens): FilterPattern {
  const left = both(tokens);
  if (!tokens.take('||')) return left;
  const right = either(tokens);
  return (event) => left(event) || right(event);
}

function both(tokens: Tokens): FilterPattern {
  const left = condition(tokens);
  if (!tokens.take('&&')) return left;
  const right = both(tokens);
  return (event) => left(event) && right(event);
}

function condition(tokens: Tokens): FilterPattern {
  if (tokens.take('(')) {
    const inner = either(tokens);
    tokens.expect(')');
    return inner;
  }
  const valueOf = selector(tokens.next());
  const operator = tokens.next();
  switch (operator) {
    case 'IS':
      return is(valueOf, tokens.next());
    case 'EXISTS':
      return (event) => valueOf(event) !== undefined;
    case 'NOT':
      tokens.expect('EXISTS');
      return (event) => valueOf(event) === undefined;
    default:
      return comparison(valueOf, operator, tokens.next());
  }
}

/** What a selector such as `$.users[0].id` points to in a parsed event; undefined where there is nothing. */
export function selector(text: string): (event: unknown) => unknown {
  if (!SELECTOR.test(text)) throw new SyntaxError(`${text} is no selector`);
  const steps = text.slice(1).match(/[\w-]+/g) ?? [];
  return (event) =>
    steps.reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, step)
          ? (value as Record<string, unknown>)[step]
          : undefined,
      event,
    );
}

const KEYWORDS: Record<string, unknown> = { NULL: null, TRUE: true, FALSE: false };

function is(valueOf: (event: unknown) => unknown, word: string): FilterPattern {
  if (!Object.hasOwn(KEYWORDS, word)) throw new SyntaxError(`IS ${word} is not known`);
  return (event) => valueOf(event) === KEYWORDS[word];
}

const NUMERIC: Record<string, (left: number, right: number) => boolean> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

function comparison(valueOf: (event: unknown) => unknown, operator: string, wanted: string): FilterPattern {
  const compare = NUMERIC[operator];
  if (compare === undefined) throw new SyntaxError(`${operator} is no operator`);
  if (NUMBER.test(wanted)) {
    return (event) => {
      const value = valueOf(event);
      return typeof value === 'number' && compare(value, Number(wanted));
    };
  }
  if (operator !== '=' && operator !== '!=') throw new SyntaxError(`${operator} compares with numbers only`);
  const matches = textMatcher(wanted);
  return (event) => {
    const value = valueOf(event);
    const isValue = typeof value === 'string' || (wanted === '*' && typeof value === 'number');
    return isValue && matches(String(value)) === (operator === '=');
  };
}

/** `*` stands for anything at the beginning or the end of a text; in the middle it is itself. */
function textMatcher(wanted: string): (text: string) => boolean {
  const plain = wanted.startsWith('"') ? (JSON.parse(wanted) as string) : wanted;
  const [, before, core = '', after] = /^(\*?)(.*?)(\*?)$/s.exec(plain)!;
  if (before && after) return (text) => text.includes(core);
  if (before) return (text) => text.endsWith(core);
  if (after) return (text) => text.startsWith(core);
  return (text) => text === core;
}
