// Started with the folder in which @pgkit/migra is installed. Each line is two addresses as JSON and asks for the
// statements from the first database to the second, told as one line of JSON.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const load = createRequire(join(process.argv[2], 'package.json'))
const { run } = load('@pgkit/migra')
const { createClient } = load('@pgkit/client')

for await (const line of createInterface(process.stdin)) {
  const sides = JSON.parse(line).map((url) => createClient(url))
  try {
    const { statements } = await run(sides[0], sides[1], { unsafe: true, withPrivileges: true })
    console.log(JSON.stringify({ statements: [...statements] }))
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }))
  } finally {
    await Promise.all(sides.map((side) => side.end()))
  }
}
