import { charsetOf } from './cost/value-type'
import { charactersFit } from './fit'
import { deedsOf, refIn, stake, type AlterRule } from './hazard'

/** A character set that lacks characters which the old one has. */
export const columnCharset: AlterRule = (judged) =>
  deedsOf(judged, 'modify-column').flatMap(({ from: old, to }) => {
    if (charactersFit(old, to)) return []
    const { from } = judged
    const name = `${from.name}.${to.name}`
    return [
      {
        code: 'may-fail-on-data' as const,
        severity: 'warning' as const,
        ref: refIn(from, 'column', to.name),
        reason: `Characters of ${name} that ${charsetOf(to) ?? 'the new character set'} lacks stop the statement; without strict sql_mode they become question marks.`,
        advice: `Look first: SELECT … WHERE ${to.name} <> CONVERT(CONVERT(${to.name} USING ${charsetOf(to) ?? ''}) USING ${charsetOf(old) ?? ''}).`,
        source: 'https://dev.mysql.com/doc/refman/8.4/en/charset-conversion.html',
        ...stake(from),
      },
    ]
  })
