import type { ReactNode } from 'react';
import { useWide } from '../../ui/use-media';

/** The heading of a part of a visit: one below that of the visit, whichever that is. */
export function PartTitle({ id, children }: { id?: string; children: ReactNode }) {
  const Title = useWide() ? 'h3' : 'h2';
  return <Title id={id}>{children}</Title>;
}
