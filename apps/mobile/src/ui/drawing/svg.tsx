export { Circle, Line, Path, Polyline, Rect, Svg } from 'react-native-svg';
