import { useApp } from '../../../runtime/runtime-context';
import { useQuery } from '../../../runtime/use-query';
import { useReader } from '../../../runtime/use-reader';
import { go } from '../../places/navigation';
import { ClientsView } from '../components/ClientsView';
import { readHeldClients } from '../queries/held-clients';

export function ClientsScreen() {
  const { device } = useApp();
  const { personId, now } = useReader();
  const clients = useQuery(() => readHeldClients(device, personId, now), ['rows'], [personId, now]);
  if (!clients) return null;
  return <ClientsView clients={clients} onPlace={go.place} onSync={go.sync} onClient={go.client} />;
}
