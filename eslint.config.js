import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

const TESTS = ['**/*.test.{ts,tsx}', '**/test/**'];

/** Environment variables are read in one place a program, which validates them and names them all. */
const MAY_READ_ENVIRONMENT = [
  'apps/*/src/config/**',
  'apps/*/*.config.*',
  'apps/*/scripts/**',
  'tools/**',
  'infra/**',
  ...TESTS,
];

/** What a service says is a log line; these are command-line programs. */
const MAY_PRINT = ['tools/**', 'infra/**', 'apps/*/scripts/**', 'libs/*/scripts/**', 'apps/*/*.mjs'];

export default defineConfig(
  globalIgnores([
    '**/dist/**',
    '**/dist-native/**',
    '**/.expo/**',
    '.local/**',
    'apps/mobile/public/sqlite/**',
    '**/*.d.ts',
    'apps/backend/src/platform/postgres/schema.ts',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A template literal shows what it is given; a branded id or a number is fine there.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Ports are async interfaces, and a memory adapter has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Ports are objects of functions, written as methods, and none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config modules read the environment.' },
      ],
    },
  },
  {
    // A test says what it expects of an answer; it need not know its type, and may be a long list.
    files: TESTS,
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'no-loss-of-precision': 'off',
    },
  },
  { files: MAY_READ_ENVIRONMENT, rules: { 'no-restricted-properties': 'off' } },
  { files: MAY_PRINT, rules: { 'no-console': 'off' } },
  {
    files: ['apps/{console,mobile}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  // Plain JavaScript is type-checked, which knows what is defined better.
  { files: ['**/*.{mjs,cjs,js}'], rules: { 'no-undef': 'off' } },
);
