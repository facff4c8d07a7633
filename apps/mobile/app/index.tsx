export { TodayScreen as default } from '../src/features/today/screens/TodayScreen';
