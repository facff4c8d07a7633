/** React Native's own fetch hands out an answer only when it is complete. */
export { fetch as streamingFetch } from 'expo/fetch';
