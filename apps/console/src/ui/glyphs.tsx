import type { ReactNode } from 'react';

const dot = (cx: number, cy: number, r = 1.2) => (
  <circle cx={cx} cy={cy} r={r} fill="currentColor" stroke="none" />
);

/** One outline set on a grid of 24, 2 px; only for a state or an action. */
export const glyphs = {
  aside: <path d="M12 2.8l8.2 4.6v9.2L12 21.2l-8.2-4.6V7.4zM3.8 7.4L12 12l8.2-4.6M12 12v9.2" />,
  board: <path d="M4 6h9M4 12h5M12 12h8M4 18h13M17 6h3" />,
  call: (
    <path d="M6.4 3.6l3 .2 1.5 4-2 1.7a12 12 0 0 0 5.6 5.6l1.7-2 4 1.5.2 3a2.4 2.4 0 0 1-2.6 2.5C10.5 19.6 4.4 13.5 3.9 6.2A2.4 2.4 0 0 1 6.4 3.6z" />
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.3l3.4 2" />
    </>
  ),
  confirmed: (
    <>
      <circle cx="12" cy="12" r="9.5" fill="currentColor" stroke="none" />
      <path d="M7.6 12.4l3 3 5.8-6" stroke="var(--glyph-ground, var(--surface))" strokeWidth="2.2" />
    </>
  ),
  cross: <path d="M6 6l12 12M18 6L6 18" />,
  crossRing: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M8.8 8.8l6.4 6.4M15.2 8.8l-6.4 6.4" />
    </>
  ),
  device: (
    <>
      <rect x="6.5" y="2.8" width="11" height="18.4" rx="2.4" />
      <path d="M10.8 18h2.4" />
    </>
  ),
  down: <path d="M5.5 9l6.5 6.5L18.5 9" />,
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  flag: <path d="M6 21V4M6 4.6h11.5l-2.4 4 2.4 4H6" />,
  inbox: <path d="M3.5 13.5L6 5h12l2.5 8.5V19h-17zM3.5 13.5h5l1.5 2.5h4l1.5-2.5h5" />,
  left: <path d="M15 5.5L8.5 12l6.5 6.5" />,
  live: (
    <>
      <circle cx="12" cy="12" r="5.5" fill="currentColor" stroke="none" />
      <circle cx="12" cy="12" r="9.5" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="2.4" />
      <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
    </>
  ),
  noNetwork: (
    <>
      <path d="M3 9.2a13 13 0 0 1 5-3M21 9.2A13 13 0 0 0 12.6 5.6M6.3 12.8a8.4 8.4 0 0 1 4-2.2M17.7 12.8a8.4 8.4 0 0 0-2.1-1.4M9.6 16.3a4 4 0 0 1 4.8 0M4 3.5l16 17" />
      {dot(12, 19.4)}
    </>
  ),
  pen: <path d="M4.5 19.5l1-4.2L16.2 4.6a2.1 2.1 0 0 1 3 3L8.6 18.4z" />,
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.7" />
      <path d="M2.5 20c.5-3.7 3-5.7 6.5-5.7s6 2 6.5 5.7M15.5 5.2a3.6 3.6 0 0 1 0 6.6M17.5 14.7c2.3.6 3.7 2.4 4 5.3" />
    </>
  ),
  pin: (
    <>
      <path d="M12 21.5s-7-6.3-7-11.5a7 7 0 0 1 14 0c0 5.2-7 11.5-7 11.5z" />
      <circle cx="12" cy="10" r="2.5" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  question: (
    <>
      <path d="M8.6 9a3.5 3.5 0 1 1 5.2 3.1c-1.2.7-1.8 1.3-1.8 2.7" />
      {dot(12, 18.3)}
    </>
  ),
  reused: <circle cx="12" cy="12" r="8.5" strokeDasharray="3.2 2.7" />,
  right: <path d="M9 5.5l6.5 6.5L9 18.5" />,
  ring: <circle cx="12" cy="12" r="8.5" />,
  split: <path d="M5 4v4c0 4 7 4 7 8v4M19 4v4c0 4-7 4-7 8" />,
  tick: <path d="M5 12.5l4.6 4.6L19 7.4" />,
  warn: (
    <>
      <path d="M12 3.6l9.2 16.2H2.8z" />
      <path d="M12 10v4.6" />
      {dot(12, 17, 1.1)}
    </>
  ),
} satisfies Record<string, ReactNode>;

export type Glyph = keyof typeof glyphs;
