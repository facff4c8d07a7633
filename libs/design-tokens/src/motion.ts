/** Durations in milliseconds. Motion only shows where something went; with reduced motion there is none. */
export const duration = { mark: 120, sheet: 220 } as const;

export const easing = { standard: [0.2, 0, 0, 1] as const };

/**
 * How long the main button ignores touches after each step, ms: a double tap must never confirm the
 * next thing unseen.
 */
export const stepGuard = 600;
