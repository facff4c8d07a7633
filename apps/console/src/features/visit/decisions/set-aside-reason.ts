const known = {
  'visit.reassigned': 'reassigned',
  'visit.locked': 'locked',
  'visit.already_started': 'started',
  'record.former': 'former',
  'author.away': 'away',
  'record.unknown': 'notTheirs',
  'visit.unknown': 'notTheirs',
  'visit.not_started': 'notStarted',
  'visit.not_locked': 'notLocked',
  'visit.signature_missing': 'signatureMissing',
  'addendum.exists': 'exists',
  'command.unknown': 'notUnderstood',
  'command.malformed': 'notUnderstood',
  'photo.exists': 'exists',
  'command.failed': 'failed',
  'command.waits': 'waits',
  'command.unreadable': 'unreadable',
  'conflict.decided': 'decidedBefore',
  'conflict.changed': 'changedBefore',
} as const;

/** The name of the words for why work that arrived took no effect; a reason that came later than this console is `other`. */
export const whyKey = (reason: string | null) =>
  reason !== null && Object.hasOwn(known, reason) ? known[reason as keyof typeof known] : 'other';
