import { useApp } from '../../../runtime/runtime-context';
import { useQuery } from '../../../runtime/use-query';
import { useReader } from '../../../runtime/use-reader';
import { go } from '../../places/navigation';
import { startVisit } from '../../visit/actions/start';
import { TodayView } from '../components/TodayView';
import type { TodayVisit } from '../model/today';
import { readToday } from '../queries/today';

export function TodayScreen() {
  const { device } = useApp();
  const { personId, timeZone, now } = useReader();
  const model = useQuery(
    () => readToday(device, { personId, timeZone, now }),
    ['rows', 'queue', 'drafts'],
    [personId, timeZone, now],
  );
  if (!model) return null;
  const work = async (visit: TodayVisit) => {
    if (visit.state === 'planned') await startVisit(device, visit.id, visit.clientId);
    go.visit(visit.id);
  };
  return (
    <TodayView
      model={model}
      onPlace={go.place}
      onSync={go.sync}
      onVisit={(visit) => void work(visit)}
      onClient={({ clientId }) => go.client(clientId)}
      onRecord={({ id }) => go.record(id)}
    />
  );
}
