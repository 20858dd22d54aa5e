import type { Statement } from '#contract/plan'
import { blankRestrictions } from './split/blank-out'
import { utf16Offsets } from './split/bytes'
import { Classifier } from './split/classify'
import { judgeByKeywords } from './split/keywords'
import { parse } from './split/parser'
import { skipBlanks, splitPieces, type Piece } from './split/pieces'
import { Places } from './split/places'
import { tokenAt } from './split/scan'
import type { Verdict } from './split/verdict'

/** Splits a file into statements; what the parser refuses is split by our own rules, and the server says what is wrong with it. */
export async function split(text: string): Promise<Statement[]> {
  const places = new Places(text)
  return (await judgedPieces(text)).map(({ start, end, verdict }) => ({
    sql: text.slice(start, end),
    ...places.of(start),
    ...verdict,
  }))
}

/** What each of these statements means for transactions, where they run one after another. */
export async function judgeInOrder(statements: readonly string[]): Promise<Verdict[]> {
  const classifier = new Classifier()
  const verdicts: Verdict[] = []
  for (const sql of statements) verdicts.push(await judgeOne(classifier, sql))
  return verdicts
}

type JudgedPiece = Piece & { readonly verdict: Verdict }

async function judgedPieces(text: string): Promise<JudgedPiece[]> {
  const classifier = new Classifier()
  // PostgreSQL's lexer takes a byte order mark for a name.
  const from = text.startsWith('\ufeff') ? 1 : 0
  const body = from === 0 ? text : text.slice(from)
  const parsed = await parse(blankRestrictions(body))
  if (parsed !== null) {
    const offsets = utf16Offsets(
      body,
      parsed.flatMap(({ start, length }) => [start, start + length]),
    )
    return parsed.map(({ node }, i) => {
      const end = from + (offsets[2 * i + 1] ?? body.length)
      const start = skipBlanks(text, from + (offsets[2 * i] ?? 0), end)
      return { start, end: trimEnd(text, start, end), verdict: classifier.judge(node) }
    })
  }
  const judged: JudgedPiece[] = []
  for (const piece of splitPieces(text)) {
    judged.push({ ...piece, verdict: await judgeOne(classifier, text.slice(piece.start, piece.end)) })
  }
  return judged
}

async function judgeOne(classifier: Classifier, sql: string): Promise<Verdict> {
  const [only, ...more] = (await parse(sql)) ?? []
  return only !== undefined && more.length === 0 ? classifier.judge(only.node) : judgeByKeywords(sql)
}

/** The parser counts blanks and comments before the `;`, or before the end of the file, as part of a statement. */
function trimEnd(text: string, start: number, end: number): number {
  let last = start
  for (let at = start; at < end;) {
    const token = tokenAt(text, at)
    if (token.kind !== 'blank') last = Math.min(token.end, end)
    at = token.end
  }
  return last
}
