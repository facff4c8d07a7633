import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { GoTo } from '../../app/go-to';
import { isSignedOut } from '../../api/call';
import { NoConnection } from '../../ui/no-connection';
import { SessionContext, sessionQuery } from './session';
import { SessionEnded } from './session-ended';
import { useAdoptPersonLanguage } from './use-adopt-person-language';

/** Lets those in who are signed in. When the session ends, what is on the screen is hidden and kept. */
export function SessionGate({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const session = useQuery(sessionQuery, queries);
  const { href } = useLocation();
  // Where one wanted to go; while the sign-in page is on its way the address is already its own.
  const [wanted] = useState(href);
  useAdoptPersonLanguage(session.data);

  if (!session.data) {
    if (isSignedOut(session.error)) return <GoTo to="/sign-in" search={{ next: wanted }} />;
    return session.error ? <NoConnection onRetry={() => void session.refetch()} /> : null;
  }
  return (
    <SessionContext value={session.data}>
      <div hidden={session.data.ended}>{children}</div>
      {session.data.ended && <SessionEnded personId={session.data.person.id} />}
    </SessionContext>
  );
}
