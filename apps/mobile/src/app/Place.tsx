import { ClientScreen } from '../features/client/screens/ClientScreen';
import { ClientsScreen } from '../features/clients/screens/ClientsScreen';
import { MeScreen } from '../features/me/screens/MeScreen';
import { RecordScreen } from '../features/record/screens/RecordScreen';
import { TodayScreen } from '../features/today/screens/TodayScreen';
import { VisitScreen } from '../features/visit/screens/VisitScreen';
import { useAddress } from '../routing/use-address';

/** The screen of the address. Another record is another screen: nothing of the one before stays. */
export function Place() {
  const address = useAddress();
  switch (address.screen) {
    case 'today':
      return <TodayScreen />;
    case 'clients':
      return <ClientsScreen />;
    case 'me':
      return <MeScreen />;
    case 'client':
      return <ClientScreen key={address.id} clientId={address.id} />;
    case 'visit':
      return <VisitScreen key={address.id} visitId={address.id} />;
    case 'record':
      return <RecordScreen key={address.id} visitId={address.id} />;
  }
}
