import { defineConfig } from 'vitest/config'

const onServers = {
  environment: 'node',
  globalSetup: ['tests/support/global-setup.ts'],
  // A slow machine is no failure; what hangs still ends.
  testTimeout: 240_000,
  hookTimeout: 240_000,
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      { test: { ...onServers, name: 'integration', include: ['tests/integration/**/*.test.ts'] } },
      {
        // Times mean something only one after another.
        test: {
          ...onServers,
          name: 'bench',
          include: ['tests/bench/**/*.bench.ts'],
          fileParallelism: false,
          // A slow machine is no failure; what hangs still ends.
          testTimeout: 1_200_000,
        },
      },
      {
        // Other people's projects, named on the command line.
        test: {
          ...onServers,
          name: 'compare',
          include: ['tests/public-projects/**/*.test.ts'],
          fileParallelism: false,
          // A slow machine is no failure; what hangs still ends.
          testTimeout: 1_800_000,
        },
      },
      { test: { ...onServers, name: 'scenarios', include: ['tests/scenarios/**/*.test.ts'] } },
    ],
  },
})
