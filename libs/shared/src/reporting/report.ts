import { errorCodes } from '../contracts/error-codes';
import { isRequestId } from '../contracts/request-id';

/** Where in the sources something happened. */
export interface ReportFrame {
  filename: string;
  function?: string;
  lineno?: number;
  colno?: number;
  in_app: boolean;
}

/** All that ever leaves BerthCare about a fault; in the shape that Sentry takes. */
export interface Report {
  event_id?: string;
  timestamp?: number;
  platform: 'javascript' | 'node';
  level: 'error' | 'fatal';
  environment?: string;
  release?: string;
  exception: { values: { type: string; stacktrace?: { frames: ReportFrame[] } }[] };
  tags: { route?: string; code?: string; requestId?: string };
}

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields =>
  (typeof value === 'object' && value !== null ? value : {}) as Fields;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * Builds a report anew out of whatever an error reporting library has gathered. Nothing is taken over as it is:
 * each field that may leave is named here, and its value must look as such a value does. So no message, no
 * request, no breadcrumb, nobody's name and no address with an id in it gets out, today or with a later version
 * of the library.
 */
export function reportOf(event: unknown): Report {
  const { event_id, timestamp, platform, level, environment, release, exception, tags } = fieldsOf(event);
  return {
    ...textAs('event_id', event_id, /^[0-9a-f]{32}$/),
    ...(typeof timestamp === 'number' && { timestamp }),
    platform: platform === 'node' ? platform : 'javascript',
    level: level === 'fatal' ? level : 'error',
    ...textAs('environment', environment, /^[a-z]{1,20}$/),
    ...textAs('release', release, /^[\w.@:+/-]{1,100}$/),
    exception: { values: listOf(fieldsOf(exception)['values']).map(exceptionOf) },
    tags: tagsOf(fieldsOf(tags)),
  };
}

function textAs<Name extends string>(name: Name, value: unknown, shape: RegExp): { [Key in Name]?: string } {
  const fits = typeof value === 'string' && shape.test(value);
  return (fits ? { [name]: value } : {}) as { [Key in Name]?: string };
}

/** A class of errors; a thrown object may call itself anything. */
const TYPE = /^(?:[A-Z][A-Za-z]{0,40})?(?:Error|Exception|Rejection)$/;

function exceptionOf(value: unknown): Report['exception']['values'][number] {
  const { type, stacktrace } = fieldsOf(value);
  const frames = listOf(fieldsOf(stacktrace)['frames']).flatMap(frameOf);
  return {
    type: typeof type === 'string' && TYPE.test(type) ? type : 'Error',
    ...(frames.length > 0 && { stacktrace: { frames } }),
  };
}

/** From here on a path is that of a source, of a bundle, or of Node's own code; before it is somebody's machine. */
const SOURCE = /(?:^|\/)((?:apps|libs|src|seeds|node_modules|_expo)\/[\w.@+/-]{1,200})$|^(node:[\w/]{1,60})$/;
const FUNCTION = /^(?:(?:async|new|get|set) )?(?:[\w$#]+|<anonymous>|\?)(?:\.(?:[\w$#]+|<anonymous>))*$/;

/** A frame whose file is not known to be code is left out. */
function frameOf(frame: unknown): ReportFrame[] {
  const { filename, function: name, lineno, colno } = fieldsOf(frame);
  const [, source, builtin] = SOURCE.exec(typeof filename === 'string' ? filename : '') ?? [];
  const file = source ?? builtin;
  if (file === undefined) return [];
  return [
    {
      filename: file,
      ...textAs('function', name, FUNCTION),
      ...(typeof lineno === 'number' && { lineno }),
      ...(typeof colno === 'number' && { colno }),
      in_app: source !== undefined && !source.startsWith('node_modules/'),
    },
  ];
}

/** A route's pattern: words and names of parameters, never what stands in their place. */
const ROUTE = /^(?:unmatched|\/|(?:\/(?:v\d|[a-z]+(?:-[a-z]+)*|:[A-Za-z]+|\*))+)$/;
/** Of PostgreSQL, of a system call. */
const FOREIGN_CODE = /^(?:[0-9A-Z]{5}|E[A-Z]{2,20})$/;

function tagsOf({ route, code, requestId }: Fields): Report['tags'] {
  const isCode = typeof code === 'string' && (Object.hasOwn(errorCodes, code) || FOREIGN_CODE.test(code));
  return {
    ...textAs('route', route, ROUTE),
    ...(isCode && { code }),
    ...(typeof requestId === 'string' && isRequestId(requestId) && { requestId }),
  };
}
