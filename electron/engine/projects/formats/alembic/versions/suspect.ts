/** What no Python 3 file has outside its strings; a parser then says whether it stands in one. */
const suspicious = new RegExp(
  [
    String.raw`^(?:<{7}|>{7})[ \n]`,
    String.raw`^[ \t]*print[ \t]+["'\w]`,
    String.raw`^[ \t]*exec[ \t]+["']`,
    String.raw`^[ \t]*except\b[^:\n]*,[^:\n]*:`,
    String.raw`^[ \t]*raise\b[^(\n]*,`,
    String.raw`\bur["']|(?<![\w.:/-])0\d*[1-9]\d*\b(?![-.:/])`,
  ].join('|'),
  'm',
)

/** Whether a quick look finds a reason to have the whole file parsed. */
export function isSuspect(text: string): boolean {
  return suspicious.test(text)
}
