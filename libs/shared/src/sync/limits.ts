/** The sizes the exchange keeps to; phone and server read the same numbers. */
export const limits = {
  /** Commands in one request: one write transaction holds at most so many heads' locks. */
  commandsPerRequest: 50,
  /** Bytes of one command's JSON; checked when it is sealed, so that nothing too big is ever queued. */
  commandBytes: 128 * 1024,
  /** Characters of a box that holds such a command. */
  boxLength: 192 * 1024,
  /** Held commands that a device asks after in one request, the oldest first. */
  heldAsked: 200,
  /** Acknowledged commands that a device without a token names, the last answered first: of two weeks, many times over. */
  acknowledgedAsked: 2000,
  /** Lists and objects within one another in a command's payload; a signature, the deepest, has four. */
  payloadLevels: 16,
  /** Bytes of one request's JSON, after decompression. */
  requestBytes: 2 * 1024 * 1024,
  /** Bytes of queued commands that the phone puts into one request. */
  pushBytes: 1024 * 1024,
  /** Rows in one page of the answer. */
  pageRows: 2000,
  /** Days of visits a phone holds, back from today and ahead of it. */
  windowBackDays: 30,
  windowAheadDays: 14,
  /** Bytes of one photo, as it is stored: beyond it nobody is given an address to send it to. */
  photoBytes: 2 * 1024 * 1024,
  /** Pixels of a photo's longer edge: phones scale down to it. */
  photoEdge: 1600,
  /** Days without the office after which a phone has no records any more: more than the 7 it has to work without it. */
  leaseDays: 10,
} as const;
