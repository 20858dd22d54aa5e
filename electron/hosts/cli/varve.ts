#!/usr/bin/env node
import { main } from './main'

// A reader that leaves early (`varve inspect | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2), process.env)
