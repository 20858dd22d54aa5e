// Started with the folder in which @pgkit/migra is installed. The first line is two addresses as JSON; each further
// line asks for the statements from the first database to the second, told as one line of JSON.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const load = createRequire(join(process.argv[2], 'package.json'))
const { run } = load('@pgkit/migra')
const { createClient } = load('@pgkit/client')

let sides = null
for await (const line of createInterface(process.stdin)) {
  if (sides === null) {
    sides = JSON.parse(line).map((url) => createClient(url))
    console.log('{}')
    continue
  }
  try {
    const { sql } = await run(sides[0], sides[1], { unsafe: true, withPrivileges: true })
    console.log(JSON.stringify({ sql }))
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }))
  }
}
