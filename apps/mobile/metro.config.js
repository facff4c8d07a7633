const { getDefaultConfig } = require('expo/metro-config');

const config = getDefaultConfig(__dirname);
const resolveByDefault = config.resolver.resolveRequest;

/** Zod's error texts in fifty languages: a quarter megabyte that nothing here shows. */
function isZodLocales(origin, name) {
  return /[\\/]zod[\\/]/.test(origin) && name.endsWith('/locales/index.js');
}

config.resolver.resolveRequest = (context, name, platform) => {
  if (isZodLocales(context.originModulePath, name)) return { type: 'empty' };
  return (resolveByDefault ?? context.resolveRequest)(context, name, platform);
};

/** A module runs when something of it is first used: a start runs what the first screen needs. */
config.transformer.getTransformOptions = async () => ({
  transform: { experimentalImportSupport: false, inlineRequires: true },
});

module.exports = config;
