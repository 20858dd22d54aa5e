import { resolve } from 'node:path'
import { UsageError } from './args'
import { openScratch } from './database'
import { dialectOfSide, isFolder, openSide, readSideWords } from './side'
import { counted, visible } from './table'
import { say } from './say'
import { print, type Terminal } from './terminal'

/** `varve snapshot`: saves a side's catalog as a file. */
export async function snapshot(terminal: Terminal): Promise<number> {
  const { args, env, client, interrupt } = terminal
  const [name = ''] = args.words
  if (!/\.(?:json|sql)$/i.test(name) && !(await isFolder(name)))
    throw new UsageError(`A snapshot is saved as FILE.json or FILE.sql, not ${JSON.stringify(name)}.`)
  const typed = await readSideWords(args.project, env)
  const side = await openSide(terminal, typed, dialectOfSide(typed))
  const scratch = await openScratch(terminal)
  const wanted = { side, scratch, file: resolve(name), replace: true }
  const saved = await client.compare.snapshot(wanted, interrupt)
  for (const note of saved.notes) say(visible(note))
  print(terminal, saved, () => [visible(`${counted(saved.objects, 'object')} saved as ${saved.file}.`)])
  return 0
}
