import { useLocalSearchParams } from 'expo-router';
import { ClientScreen } from '../../src/features/client/screens/ClientScreen';

export default function Route() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <ClientScreen key={id} clientId={id} />;
}
