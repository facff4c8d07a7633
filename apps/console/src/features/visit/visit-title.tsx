import type { ReactNode, RefObject } from 'react';
import { useWide } from '../../ui/use-media';

interface VisitTitleProps {
  /** Takes the focus when the visit opens. */
  heading: RefObject<HTMLHeadingElement | null>;
  children: ReactNode;
}

/** The first heading of the page where the visit is one; beside the day it comes second. */
export function VisitTitle({ heading, children }: VisitTitleProps) {
  const Title = useWide() ? 'h2' : 'h1';
  return (
    <Title ref={heading} tabIndex={-1} data-visit-title>
      {children}
    </Title>
  );
}
