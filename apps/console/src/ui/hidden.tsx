import type { ReactNode } from 'react';

/** Words for a screen reader alone. */
export const Hidden = ({ children }: { children: ReactNode }) => (
  <span className="visuallyHidden">{children}</span>
);
