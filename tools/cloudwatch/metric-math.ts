import { tokensOf, type Tokens } from './tokens';

/**
 * Metric math, as far as the alarms use it: numbers, names of other series, `+ - * /`, comparisons, `AND` and
 * `OR`, `IF` and `FILL`. What else there is in it is refused. As documented in
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export type Expression = (series: Record<string, Series>) => Operand;

/** One value a period; undefined where there is none. */
export type Series = readonly (number | undefined)[];
type Operand = Series | number;
type Calculate = (left: number, right: number) => number;

const TOKEN = /AND\b|OR\b|&&|\|\||==|!=|<=|>=|[-+*/<>(),]|\d+(?:\.\d+)?|[A-Za-z]\w*/;

/** Reads an expression. Throws SyntaxError where it is none, or uses what is not known here. */
export function metricMath(text: string): (series: Record<string, Series>) => Series {
  const tokens = tokensOf(text, text, TOKEN);
  const expression = binary(tokens, 0);
  tokens.end();
  return (series) => {
    const result = expression(series);
    if (typeof result === 'number') throw new SyntaxError(`${text}: the result must be a series`);
    return result;
  };
}

const truth = (value: boolean) => (value ? 1 : 0);
const or: Calculate = (left, right) => truth(left !== 0 || right !== 0);
const and: Calculate = (left, right) => truth(left !== 0 && right !== 0);

/** The loosest first. */
const OPERATORS: Record<string, Calculate>[] = [
  { OR: or, '||': or },
  { AND: and, '&&': and },
  {
    '==': (left, right) => truth(left === right),
    '!=': (left, right) => truth(left !== right),
    '<=': (left, right) => truth(left <= right),
    '>=': (left, right) => truth(left >= right),
    '<': (left, right) => truth(left < right),
    '>': (left, right) => truth(left > right),
  },
  { '+': (left, right) => left + right, '-': (left, right) => left - right },
  { '*': (left, right) => left * right, '/': (left, right) => left / right },
];

function binary(tokens: Tokens, looseness: number): Expression {
  const operators = OPERATORS[looseness];
  if (operators === undefined) return single(tokens);
  let left = binary(tokens, looseness + 1);
  for (;;) {
    const calculate = operators[tokens.peek() ?? ''];
    if (calculate === undefined) return left;
    tokens.next();
    const [before, after] = [left, binary(tokens, looseness + 1)];
    left = (series) => combine(before(series), after(series), calculate);
  }
}

function single(tokens: Tokens): Expression {
  const token = tokens.next();
  if (token === '-') {
    const operand = single(tokens);
    return (series) => combine(0, operand(series), (zero, value) => zero - value);
  }
  if (token === '(') {
    const inner = binary(tokens, 0);
    tokens.expect(')');
    return inner;
  }
  if (/^\d/.test(token)) return () => Number(token);
  if (tokens.take('(')) return call(token, argumentsOf(tokens));
  if (!/^[a-z]/.test(token)) throw new SyntaxError(`${token} is no name of a series`);
  return (series) => {
    const found = series[token];
    if (found === undefined) throw new SyntaxError(`there is no series ${token}`);
    return found;
  };
}

function argumentsOf(tokens: Tokens): Expression[] {
  const given = [binary(tokens, 0)];
  while (tokens.take(',')) given.push(binary(tokens, 0));
  tokens.expect(')');
  return given;
}

function call(name: string, [first, second, third, ...more]: Expression[]): Expression {
  if (name === 'FILL' && first && second && !third) {
    return (series) => fill(first(series), second(series));
  }
  if (name === 'IF' && first && second && more.length === 0) {
    return (series) => choose(first(series), second(series), third?.(series));
  }
  throw new SyntaxError(`${name} is not known with these arguments`);
}

/** A missing value counts as 0 where the other is there; a division by 0 gives none. */
function combine(left: Operand, right: Operand, calculate: Calculate): Operand {
  if (typeof left === 'number' && typeof right === 'number') return calculate(left, right);
  return periodsOf(left, right).map((period) => {
    const [one, other] = [at(left, period), at(right, period)];
    const missing = [left, right].every(
      (operand) => typeof operand === 'number' || operand[period] === undefined,
    );
    const value = calculate(one ?? 0, other ?? 0);
    return missing || !Number.isFinite(value) ? undefined : value;
  });
}

function fill(operand: Operand, filling: Operand): Operand {
  return typeof operand === 'number' ? operand : operand.map((value, period) => value ?? at(filling, period));
}

/** Where the condition is missing, nothing; where it holds and the value is missing, 0. */
function choose(condition: Operand, whenTrue: Operand, whenFalse: Operand | undefined): Operand {
  return periodsOf(condition, whenTrue, whenFalse ?? 0).map((period) => {
    const holds = at(condition, period);
    if (holds === undefined) return undefined;
    if (holds !== 0) return at(whenTrue, period) ?? 0;
    return whenFalse === undefined ? undefined : at(whenFalse, period);
  });
}

const at = (operand: Operand, period: number) => (typeof operand === 'number' ? operand : operand[period]);

function periodsOf(...operands: Operand[]): number[] {
  const lengths = operands.map((operand) => (typeof operand === 'number' ? 0 : operand.length));
  return Array.from({ length: Math.max(...lengths) }, (_, period) => period);
}
