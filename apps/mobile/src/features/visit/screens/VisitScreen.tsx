import { useEffect } from 'react';
import { useApp } from '../../../runtime/runtime-context';
import { useQuery } from '../../../runtime/use-query';
import { Gone } from '../../places/Gone';
import { go } from '../../places/navigation';
import { visitsBeingWritten } from '../actions/being-written';
import { readVisitPage } from '../queries/visit-page';
import { DocumentingScreen } from './DocumentingScreen';

/** A visit under way. One that is not started leads to the door, one that is done to its record. */
export function VisitScreen({ visitId }: { visitId: string }) {
  const { device, account } = useApp();
  const personId = account.person.id;
  const page = useQuery(
    () => readVisitPage(device, visitId, { now: Date.now(), personId }),
    ['rows'],
    [visitId],
  );
  const state = page?.record.visit.state;
  const clientId = page?.client.id;
  useEffect(() => {
    if (state === 'completed') go.onwardToRecord(visitId);
    else if (clientId && state !== 'in_progress') go.onwardToClient(clientId);
  }, [state, visitId, clientId]);
  useEffect(() => visitsBeingWritten.hold(visitId), [visitId]);
  if (page === null) return <Gone />;
  if (page === undefined || state !== 'in_progress') return null;
  return <DocumentingScreen page={page} />;
}
