export { ClientsScreen as default } from '../src/features/clients/screens/ClientsScreen';
