export { MeScreen as default } from '../src/features/me/screens/MeScreen';
