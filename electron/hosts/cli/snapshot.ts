import { resolve } from 'node:path'
import { openScratch } from './database'
import { dialectOfSide, openSide, readSideWords } from './side'
import { counted, visible } from './table'
import { print, type Terminal } from './terminal'

/** `varve snapshot`: saves a side's catalog as a file. */
export async function snapshot(terminal: Terminal): Promise<number> {
  const { args, env, client, interrupt } = terminal
  const typed = await readSideWords(args.project, env)
  const side = await openSide(terminal, typed, dialectOfSide(typed))
  const scratch = await openScratch(terminal)
  const wanted = { side, scratch, file: resolve(args.words[0] ?? ''), replace: true }
  const saved = await client.compare.snapshot(wanted, interrupt)
  print(terminal, saved, () => [visible(`${counted(saved.objects, 'object')} saved as ${saved.file}.`)])
  return 0
}
