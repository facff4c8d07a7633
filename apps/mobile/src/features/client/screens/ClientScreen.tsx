import { useTranslation } from 'react-i18next';
import { history } from '../../../routing/history';
import { useApp } from '../../../runtime/runtime-context';
import { useQuery } from '../../../runtime/use-query';
import { useReader } from '../../../runtime/use-reader';
import { Gone } from '../../places/Gone';
import { go } from '../../places/navigation';
import { startVisit } from '../../visit/actions/start';
import { ClientView } from '../components/ClientView';
import { readClientProfile } from '../queries/client-profile';

export function ClientScreen({ clientId }: { clientId: string }) {
  const { t } = useTranslation('common');
  const { device } = useApp();
  const { personId, timeZone, now } = useReader();
  const profile = useQuery(
    () => readClientProfile(device, clientId, { personId, timeZone, now }),
    ['rows'],
    [clientId, personId, timeZone, now],
  );
  if (profile === undefined) return null;
  if (profile === null) return <Gone />;
  const work = async () => {
    const { visit } = profile;
    if (!visit) return;
    if (!visit.underWay) await startVisit(device, visit.id, clientId);
    go.visit(visit.id);
  };
  return (
    <ClientView
      profile={profile}
      back={t(history.canGoBack() ? 'back' : 'today')}
      onBack={go.back}
      onSync={go.sync}
      onVisit={() => void work()}
      onRecord={go.record}
    />
  );
}
