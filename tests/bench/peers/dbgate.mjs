// Started with the folder in which DbGate's packages are installed. With two addresses behind it, prints the script
// from the first database to the second; without, each line is two addresses as JSON and asks for the statements,
// told as one line of JSON. What is called is what DbGate calls where it compares two databases:
// https://github.com/dbgate/dbgate/blob/master/packages/api/src/controllers/databaseConnections.js
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const [, , folder, ...addresses] = process.argv
const load = createRequire(join(folder, 'package.json'))
const tools = load('dbgate-tools')
const { splitQuery, postgreSplitterOptions } = load('dbgate-query-splitter')
// It would write a line for every column that differs.
tools.setLogConfig({ base: {}, targets: [] })
console.debug = () => undefined
global.DBGATE_PACKAGES = { 'dbgate-tools': tools }
const engine = 'postgres@dbgate-plugin-postgres'
const driver = load('dbgate-plugin-postgres').drivers.find((one) => one.engine === engine)

async function structure(databaseUrl) {
  const link = await driver.connect({ engine, useDatabaseUrl: true, databaseUrl })
  try {
    const found = await driver.analyseFull(link, await driver.getVersion(link))
    return tools.generateDbPairingId(tools.extendDatabaseInfo(found))
  } finally {
    await driver.close(link)
  }
}

async function script(sides) {
  const [from, to] = await Promise.all(sides.map(structure))
  const paired = tools.matchPairedObjects(to, from, {})
  return tools.getAlterDatabaseScript(paired, to, {}, paired, to, driver).sql
}

if (addresses.length > 0) process.stdout.write(await script(addresses))
else
  for await (const line of createInterface(process.stdin))
    try {
      const pieces = splitQuery(await script(JSON.parse(line)), postgreSplitterOptions)
      console.log(JSON.stringify({ statements: pieces.map(String) }))
    } catch (error) {
      console.log(JSON.stringify({ error: String(error) }))
    }
