export { Circle, Line, Path, Polyline, Svg } from 'react-native-svg';
