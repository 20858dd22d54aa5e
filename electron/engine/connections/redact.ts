const gap = String.raw`(?:\s|/\*[\s\S]*?\*/|--[^\n]*(?:\n|$))*`
// A quote behind a backslash ends a literal on PostgreSQL and does not on MySQL: from there on everything is blanked.
const quoted = (q: string) => String.raw`${q}(?:[^${q}\\]|${q}${q}|\\[^${q}])*(?:\\${q}[\s\S]*|${q}|\\?$)`
const dollar = String.raw`\$(?<tag>\w*)\$[\s\S]*?(?:\$\k<tag>\$|$)`
const literal = String.raw`(?:(?:U&|[ENBX]|_\w+${gap})?(?:${quoted("'")}|${quoted('"')})(?:${gap}${quoted("'")})*|${dollar}|0x[0-9a-f]+)`
const call = String.raw`(?:\w+${gap}\(${gap})?`

/** `PASSWORD 'x'`, `PASSWORD = 'x'`, `MASTER_PASSWORD='x'`, `PASSWORD('x')`, `password => crypt('x'`, `"password": "x"`. */
const afterPassword = pattern(
  String.raw`[a-z_]*PASS(?:WORD|WD|PHRASE)\b["\x60]?${gap}(?:=>|:=|=|:|\()?${gap}${call}`,
)
const setPassword = pattern(String.raw`\bSET${gap}PASSWORD\b[^=;]*=${gap}${call}`)
/** `BY 'x'`, `WITH plugin AS 'x'`, `VIA plugin USING 'x'`, `REPLACE 'x'`, behind IDENTIFIED. */
const afterIdentified = pattern(String.raw`\b(?:BY|AS|USING|REPLACE)\b${gap}${call}`)
const urlPassword = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@'"]*:)[^\s'"]*@/gi
/** `password=x` of a connection string; placeholders and calls whose literal is blanked already stay. */
const assigned =
  /(\b(?:ssl)?(?:password|passwd|pwd|passphrase)\s*=\s*)(?!'\*\*\*'|\$\d|\?|:\w|(?:NULL|DEFAULT)\b|\w+\s*\(\s*'\*\*\*')(''(?:[^'\\]|\\.)*(?:''|$)|[^\s'";,)]+)/gi

/** The SQL with every password that stands in it blanked; where a literal's end is in doubt, the rest goes too. */
export function redact(sql: string): string {
  let text = sql.replace(setPassword, "$<before>'***'").replace(afterPassword, "$<before>'***'")
  const identified = text.search(/\bIDENTIFIED\b/i)
  if (identified >= 0) {
    text = text.slice(0, identified) + text.slice(identified).replace(afterIdentified, "$<before>'***'")
  }
  return text.replace(urlPassword, '$1***@').replace(assigned, '$1***')
}

function pattern(before: string): RegExp {
  return new RegExp(`(?<before>${before})${literal}`, 'gi')
}
