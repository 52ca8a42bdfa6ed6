const { reporters } = require('../jest.preset.cjs');

const root = `${__dirname}/..`;

// jest-preset-angular compiles templates; it runs as CommonJS, unlike the other projects.
module.exports = {
  displayName: 'web',
  preset: 'jest-preset-angular',
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  maxWorkers: '50%',
  reporters,
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: { '^@pantausop/(domain|contracts|charts)$': `${root}/libs/$1/src/index.ts` },
  transform: {
    '^.+\\.(ts|mjs|js|html)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|echarts/|zrender/|@jsverse/))'],
};
